import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Gives out installers and their signed manifests under `/updates/`. Without a token, because there is nothing of an
 * office in them and a PC that is not enrolled yet needs one; what a PC installs rests on the signature, not on who sent it.
 */
export const addUpdateFiles = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  if (folder === undefined) return;
  await app.register(fastifyStatic, {
    root: resolve(folder),
    prefix: '/updates/',
    index: false,
    dotfiles: 'ignore',
    // The renderer's files own `sendFile`.
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
    },
  });
};
