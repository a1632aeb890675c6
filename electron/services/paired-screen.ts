import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PairingStatus } from '#shared/host/host.ts';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import type { Log } from '#shared/lib/ports.ts';
import { answerPaired, type PairedRoutes } from './paired-screen-routes.ts';
import type { PairingBook } from './pairing-book.ts';
import { createStateStream, PACE, type StreamPace } from './state-stream.ts';

/** Another device's browser as the public screen, served by this PC to its own network. */
export interface PairedScreen {
  /** Opens a code; the address is to be shown as a QR. Undefined: no network, or no port is free. */
  invite(): Promise<{ readonly address: string; readonly expiresAtMs: number } | undefined>;
  end(): void;
  show(state: KioskState): void;
  announce(): void;
  /** Lets a screen that was paired before this program was started come back. */
  resume(): Promise<void>;
  close(): void;
}

export interface PairedScreenParts {
  readonly book: PairingBook;
  readonly folder: string;
  /** IPv4 addresses of this PC in its networks, the likeliest first. */
  readonly addresses: () => readonly string[];
  readonly preferredPort: number;
  readonly nowMs: () => number;
  readonly onStatus: (status: PairingStatus) => void;
  readonly onReport: (report: KioskReport) => void;
  readonly log: Log;
  /** As a rule what the screen expects. */
  readonly pace?: StreamPace;
}

const listen = (server: Server, port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '0.0.0.0', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : undefined);
    });
  });

/** The server and its port; it listens while it is needed and no longer. */
const createPairedServer = (answer: Parameters<typeof createServer>[1], log: Log) => {
  let running: { readonly server: Server; readonly port: number } | undefined;
  return {
    port: (): number | undefined => running?.port,
    start: async (wanted: number): Promise<boolean> => {
      if (running) return true;
      const server = createServer(answer);
      const port = (await listen(server, wanted)) ?? (await listen(server, 0));
      if (port === undefined) return false;
      running = { server, port };
      log.info('paired-screen-served', { port });
      return true;
    },
    stop: (): void => {
      running?.server.close();
      running?.server.closeAllConnections();
      running = undefined;
    },
  };
};

/** Serves only while a code is open or a screen is paired; otherwise no port of this PC is open. */
export const createPairedScreen = (parts: PairedScreenParts): PairedScreen => {
  const { book, nowMs, log } = parts;
  const isWanted = (): boolean => book.pairing() !== undefined || book.invitedUntilMs() !== undefined;
  const stateNow = (): PairingStatus['state'] => {
    if (!book.pairing()) return book.invitedUntilMs() === undefined ? 'none' : 'invited';
    return stream.isOpen() ? 'connected' : 'away';
  };
  const tell = (): void => parts.onStatus({ state: stateNow() });
  const stream = createStateStream({
    nowMs,
    isPaired: () => book.pairing() !== undefined,
    onChange: tell,
    pace: parts.pace ?? PACE,
  });
  const routes: PairedRoutes = {
    ...parts,
    hosts: () => parts.addresses().map((address) => `${address}:${server.port()}`),
    accept: (code) => {
      const secret = book.accept(code, server.port() ?? parts.preferredPort);
      if (secret !== undefined) stream.cut();
      return secret;
    },
    stream: stream.open,
    here: stream.heard,
  };
  const server = createPairedServer((request, reply) => void answerPaired(routes, request, reply), log);
  const settle = (): void => {
    if (!isWanted()) server.stop();
    tell();
  };
  const end = (): void => {
    book.end();
    stream.cut();
    settle();
  };

  return {
    invite: async () => {
      const [address] = parts.addresses();
      if (address === undefined || !(await server.start(parts.preferredPort))) return undefined;
      const { code, endsAtMs } = book.invite();
      setTimeout(settle, endsAtMs - nowMs() + 1).unref();
      tell();
      return { address: `http://${address}:${server.port()}/k/${code}`, expiresAtMs: endsAtMs };
    },
    end,
    show: stream.show,
    announce: tell,
    resume: async () => {
      const paired = book.pairing();
      if (paired) await server.start(paired.port);
    },
    close: () => {
      stream.cut();
      stream.stop();
      server.stop();
    },
  };
};
