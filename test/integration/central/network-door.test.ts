import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:https';
import { createServer } from 'node:net';
import { connect } from 'node:tls';
import Fastify, { type FastifyInstance } from 'fastify';
import { generate } from 'selfsigned';
import { afterEach, expect, test } from 'vitest';
import { createNetworkDoor, type NetworkDoor } from '#central/http/network-door.ts';
import { silentLog } from './databases.ts';

const pem = await generate([{ name: 'commonName', value: 'Faem' }], { keyType: 'ec' });
const credentials = { key: pem.private, certificate: pem.cert };
let app: FastifyInstance;
let door: NetworkDoor;
let arrive: () => void;
/** When somebody has asked for what is never answered. */
let arrived: Promise<void>;

const anApp = (): void => {
  arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  app = Fastify({ trustProxy: 'loopback' });
  app.get('/who', async (request) => ({ ip: request.ip, protocol: request.protocol }));
  app.get('/never', () => {
    arrive();
    return new Promise(() => undefined);
  });
  door = createNetworkDoor(app, silentLog);
};
afterEach(async () => {
  await door.close();
  await app.close();
});

const ask = (port: number, path: string): Promise<{ readonly body: string; readonly fingerprint: string }> =>
  new Promise((resolve, reject) => {
    const asked = get(
      { host: '127.0.0.2', port, path, ca: pem.cert, checkServerIdentity: () => undefined },
      (answer) => {
        let body = '';
        answer.on('data', (piece: Buffer) => (body += piece.toString('utf8')));
        answer.on('end', () => resolve({ body, fingerprint: new X509Certificate(pem.cert).fingerprint256 }));
      },
    );
    asked.once('error', reject);
  });

test('the same routes answer over TLS, and see the address of who asks', async () => {
  anApp();
  const port = await door.open({ port: 0, ...credentials });
  expect(JSON.parse((await ask(port ?? 0, '/who')).body)).toEqual({ ip: '127.0.0.1', protocol: 'https' });
  const old = connect({ host: '127.0.0.2', port: port ?? 0, maxVersion: 'TLSv1.2', rejectUnauthorized: false });
  await once(old, 'error');
});

test('a port that somebody has is told; a closed door cuts off who is there and can be opened again', async () => {
  anApp();
  const taken = createServer();
  taken.listen(0, '0.0.0.0');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await door.open({ port, ...credentials })).toBeUndefined();
  taken.close();
  await once(taken, 'close');

  expect(await door.open({ port, ...credentials })).toBe(port);
  const waiting = ask(port, '/never').catch(() => 'cut off');
  await arrived;
  await door.close();
  expect(await waiting).toBe('cut off');
  await expect(ask(port, '/who')).rejects.toThrow('ECONNREFUSED');
  expect(await door.open({ port, ...credentials })).toBe(port);
  expect(JSON.parse((await ask(port, '/who')).body)).toMatchObject({ protocol: 'https' });
});
