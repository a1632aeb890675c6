import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '#shared/lib/ports.ts';
import { invariant } from '#shared/lib/invariant.ts';

/** What a network between an office and its centre does. */
export const NETWORK_FAULTS = [
  'refused',
  'request-cut',
  'reply-cut',
  'reply-shortened',
  'slow',
  'half-open',
  'login-page',
  'reply-repeated',
  'request-doubled',
] as const;
export type NetworkFault = (typeof NETWORK_FAULTS)[number];

/** A proxy that can be told to be as bad as networks are. */
export interface UnreliableProxy {
  readonly address: string;
  /** Where requests go from now on. */
  leadTo(address: string): void;
  /** One in so many requests is hit from now on; 0 = none. */
  hitOneIn(requests: number): void;
  counts(): Readonly<Record<NetworkFault, number>>;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const LOGIN_PAGE = '<!doctype html><html><body>โปรดเข้าสู่ระบบ Wi-Fi</body></html>';

const bodyOf = async (message: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece);
  return Buffer.concat(pieces);
};

const forward = (to: string, incoming: IncomingMessage, body: Buffer): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers, url = '/' } = incoming;
    const outgoing = ask(new URL(url, to), { method, headers: { ...headers, connection: 'close' } }, (answer) => {
      bodyOf(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: text }),
        reject,
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });

const sendHead = (response: ServerResponse, { status, headers, body }: Reply): void => {
  const { 'transfer-encoding': _chunked, connection: _kept, ...rest } = headers;
  response.writeHead(status, { ...rest, 'content-length': body.length });
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const sendSlowly = async (response: ServerResponse, reply: Reply): Promise<void> => {
  sendHead(response, reply);
  const step = Math.max(64, Math.ceil(reply.body.length / 5));
  for (let at = 0; at < reply.body.length; at += step) {
    response.write(reply.body.subarray(at, at + step));
    await pause(20);
  }
  response.end();
};

/** Ends the line where `share` of the reply has gone out. */
const cutReply = (response: ServerResponse, reply: Reply, share: number): void => {
  sendHead(response, reply);
  response.write(reply.body.subarray(0, Math.floor(reply.body.length * share)), () => response.destroy());
};

/** Says that less is all there is: nothing but the content can show that it is not. */
const shorten = (response: ServerResponse, { status, headers, body }: Reply, share: number): void => {
  const short = body.subarray(0, Math.floor(body.length * share));
  sendHead(response, { status, headers, body: short });
  response.end(short);
};

/** Starts it on a free loopback port; what it does is drawn from `random`. */
export const startUnreliableProxy = async (random: Random): Promise<UnreliableProxy> => {
  const counts = Object.fromEntries(NETWORK_FAULTS.map((fault) => [fault, 0])) as Record<NetworkFault, number>;
  const earlier = new Map<string, Reply>();
  let target = '';
  let oneIn = 0;

  const drawn = (): NetworkFault | undefined => {
    if (oneIn === 0 || random() >= 1 / oneIn) return undefined;
    const fault = NETWORK_FAULTS[Math.floor(random() * NETWORK_FAULTS.length)];
    invariant(fault, 'a list has a member at every place below its length');
    counts[fault] += 1;
    return fault;
  };
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fault = drawn();
    if (fault === 'refused' || fault === 'request-cut') return void response.destroy();
    const body = await bodyOf(incoming);
    // Never answered and never closed; the other side has to give up by itself.
    if (fault === 'half-open') return;
    if (fault === 'login-page') return void response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN_PAGE);
    const path = incoming.url ?? '/';
    const repeated = earlier.get(path);
    if (fault === 'request-doubled') await forward(target, incoming, body);
    const reply = fault === 'reply-repeated' && repeated ? repeated : await forward(target, incoming, body);
    if (random() < 0.3) earlier.set(path, reply);
    if (fault === 'slow') return sendSlowly(response, reply);
    if (fault === 'reply-cut') return cutReply(response, reply, random());
    if (fault === 'reply-shortened') return shorten(response, reply, random());
    sendHead(response, reply);
    response.end(reply.body);
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    leadTo: (address) => {
      target = address;
    },
    hitOneIn: (requests) => {
      oneIn = requests;
    },
    counts: () => counts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
