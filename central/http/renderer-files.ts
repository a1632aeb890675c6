import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendError } from './error-reply.ts';

/** The ministry's pages are an app of their own beside that of the offices. */
const appOf = (url: string): string => (/^\/ministry(\/|\?|$)/.test(url) ? 'ministry.html' : 'index.html');

const isPage = (url: string): boolean => !url.startsWith('/v1/') && !/\.\w+(\?|$)/.test(url);

/** Serves the built renderer; an address that names no file is a page of the app, which finds its own way from there. */
export const addRendererFiles = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: resolve(folder),
      // Built files carry a hash in their names; pages and the service worker must never be stale.
      setHeaders: (reply, path) => {
        const isHashed = /[/\\]assets[/\\]/.test(path);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
      cacheControl: false,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isGet = request.method === 'GET' || request.method === 'HEAD';
    if (folder !== undefined && isGet && isPage(request.url)) return reply.sendFile(appOf(request.url));
    return sendError(reply, { type: 'not-found' });
  });
};
