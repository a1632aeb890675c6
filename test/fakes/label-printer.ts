import { createServer, type Server, type Socket } from 'node:net';

/** What a label printer at a TCP port does wrong, or slowly. */
export interface PrinterHabits {
  /** The answer to `~HS` or to escape `!?`; undefined for a printer that never answers. */
  readonly answer?: () => Uint8Array | undefined;
  /** Takes a chunk of bytes only this often. */
  readonly readEveryMs?: number;
  /** Breaks the connection once this many bytes have come over it. */
  readonly dropAfterBytes?: number;
  /** Takes the connection and then not one byte. */
  readonly readsNothing?: boolean;
}

/** A label printer that only writes down what it is sent. */
export interface FakeLabelPrinter {
  readonly port: number;
  /** All bytes of all connections, without the questions it was asked. */
  received(): Uint8Array;
  connections(): number;
  become(habits: PrinterHabits): void;
  close(): Promise<void>;
}

const QUESTIONS = [Buffer.from('~HS\r\n'), Buffer.from([0x1b, 0x21, 0x3f])];

const withoutQuestions = (bytes: Buffer): { readonly rest: Buffer; readonly asked: number } => {
  let [rest, asked] = [bytes, 0];
  for (const question of QUESTIONS) {
    for (let at = rest.indexOf(question); at >= 0; at = rest.indexOf(question)) {
      rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + question.length)]);
      asked += 1;
    }
  }
  return { rest, asked };
};

/** Listens on a free loopback port, or on a given one. */
export const startLabelPrinter = async (first: PrinterHabits = {}, port = 0): Promise<FakeLabelPrinter> => {
  let habits = first;
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const take = (socket: Socket, count: { bytes: number }, bytes: Buffer): void => {
    const { rest, asked } = withoutQuestions(bytes);
    const room = (habits.dropAfterBytes ?? Number.POSITIVE_INFINITY) - count.bytes;
    received.push(rest.subarray(0, Math.max(0, room)));
    count.bytes += rest.length;
    if (rest.length > room) return void socket.destroy();
    for (let question = 0; question < asked; question += 1) {
      const answer = habits.answer?.();
      if (answer) socket.write(answer);
    }
    if (habits.readEveryMs === undefined) return;
    socket.pause();
    setTimeout(() => socket.resume(), habits.readEveryMs);
  };

  const server: Server = createServer({ highWaterMark: 4_096 }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (habits.readsNothing) return void socket.pause();
    const count = { bytes: 0 };
    socket.on('data', (bytes) => take(socket, count, bytes));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return {
    port: address.port,
    received: () => new Uint8Array(Buffer.concat(received)),
    connections: () => connections,
    become: (next) => {
      habits = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
