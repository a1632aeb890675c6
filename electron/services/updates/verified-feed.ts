import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Log } from '#shared/lib/ports.ts';
import { errorFacts } from '#electron/error-facts.ts';
import type { SignedManifest } from './signed-manifest.ts';
import type { UpdateSource } from './update-source.ts';

/** An address on this PC at which the installing library finds one update and nothing else. */
export interface VerifiedFeed {
  readonly url: string;
  close(): void;
}

/**
 * Serves one update to this program itself: the manifest from memory, exactly as its signature was checked, and the files
 * it names from wherever the update lies. The library that installs compares each file with the manifest's SHA-512, so
 * nothing that was not signed is ever run, and one way leads from a server, a network folder and a USB stick.
 */
export const openVerifiedFeed = async (feed: {
  readonly manifest: SignedManifest;
  /** `latest.yml`, `latest-linux.yml` or `latest-mac.yml`. */
  readonly manifestName: string;
  readonly source: UpdateSource;
  readonly log: Log;
}): Promise<VerifiedFeed> => {
  const { manifest, manifestName, source, log } = feed;
  const secret = randomBytes(16).toString('hex');
  const files = new Map(manifest.files.map((file) => [`/${secret}/${file.url}`, file]));

  const sendFile = async (path: string, reply: ServerResponse): Promise<void> => {
    const file = files.get(path);
    const content = file && (await source.open(file.url));
    if (!file || !content) {
      reply.writeHead(404).end();
      return;
    }
    reply.writeHead(200, { 'content-length': file.size, 'content-type': 'application/octet-stream' });
    await pipeline(content, reply);
  };
  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === `/${secret}/${manifestName}`) reply.writeHead(200).end(manifest.bytes);
    else await sendFile(pathname, reply);
  };

  const server = createServer((request, reply) => {
    answer(request, reply).catch((error: unknown) => {
      // The stick was pulled out, the server went away: the library sees the line break and says so.
      log.warn('update-file-broke-off', errorFacts(error));
      reply.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${secret}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
