import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** The camera and the scanner's ports for our own pages; nothing for a page of anybody else, and nothing more. */
const PERMISSIONS =
  'camera=(self), hid=(self), serial=(self), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()';

/**
 * Headers of everything served. Scripts come from this server only; styles may be inline because React Aria writes a
 * style element. HTTPS is not forced here: on loopback there is none, and in an office the proxy in front decides.
 */
export const addSecurityHeaders = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The code reader of the camera is WebAssembly.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS);
    // Whatever the API says, a token or an office's rows may be in it. Files of pages have terms of their own.
    if (request.routeOptions.config.description) reply.header('cache-control', 'no-store');
  });
};
