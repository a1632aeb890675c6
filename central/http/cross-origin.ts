import type { FastifyInstance } from 'fastify';

/** The origin of the desktop app's pages, the same for ever. */
const APP_ORIGIN = 'app://faem';

/**
 * Lets pages of the desktop app call the centre. Pages that the centre serves itself need no permission, and no other
 * origin gets one. Tokens travel in a header that pages set themselves, so there is nothing a foreign page could borrow.
 */
export const allowAppOrigin = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('vary', 'Origin');
    if (request.headers.origin !== APP_ORIGIN) return undefined;
    reply.header('access-control-allow-origin', APP_ORIGIN);
    if (request.method !== 'OPTIONS') return undefined;
    return reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '7200')
      .send();
  });
};
