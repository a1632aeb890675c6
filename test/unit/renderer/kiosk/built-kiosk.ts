import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '#build/vite.renderer.ts';
import { root } from '#build/vite.node-program.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The public screen as it ships, built and served; with its content security policy. */
export interface BuiltKiosk {
  readonly url: string;
  readonly scripts: readonly string[];
  /** Where the built files lie. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Builds kiosk.html alone and serves it on a free port of this machine. */
export const buildKiosk = async (): Promise<BuiltKiosk> => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-kiosk-'));
  const config = rendererConfig(folder);
  await build({
    ...config,
    build: { ...config.build, rolldownOptions: { input: [join(root, 'renderer', 'kiosk.html')] } },
  });
  const served = join(folder, 'renderer');
  const server = createServer((request, response) => {
    const file = join(served, new URL(request.url ?? '/', 'http://kiosk').pathname);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/kiosk.html`,
    folder: served,
    scripts: readdirSync(join(served, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(served, 'assets', name)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
};
