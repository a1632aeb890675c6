import { createServer, type Server } from 'node:https';
import type { FastifyInstance } from 'fastify';
import type { Log } from '#shared/lib/ports.ts';

/** A second way to the same routes, for other PCs of the office: over TLS, while it is open. */
export interface NetworkDoor {
  /** Listens on every address of this machine; gives the port, undefined when it is taken or may not be used. */
  open(at: { readonly port: number; readonly key: string; readonly certificate: string }): Promise<number | undefined>;
  /** Cuts off whoever is there: what was not acknowledged is sent again. */
  close(): Promise<void>;
}

const LONGEST_REQUEST_MS = 5 * 60 * 1000;

const listen = (server: Server, port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '0.0.0.0', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : undefined);
    });
  });

/** The door is shut at first. The app must be built; its routes see the addresses of those who really ask. */
export const createNetworkDoor = (app: FastifyInstance, log: Log): NetworkDoor => {
  let server: Server | undefined;
  return {
    open: async ({ port, key, certificate }) => {
      await app.ready();
      const opening = createServer({ key, cert: certificate, minVersion: 'TLSv1.3' }, (request, reply) =>
        app.routing(request, reply),
      );
      opening.requestTimeout = LONGEST_REQUEST_MS;
      const found = await listen(opening, port);
      if (found === undefined) return undefined;
      // Whatever befalls one connection is no reason to end the centre.
      opening.on('error', () => log.warn('network-door-failed'));
      server = opening;
      return found;
    },
    close: async () => {
      const closing = server;
      server = undefined;
      if (!closing) return;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeAllConnections();
      });
    },
  };
};
