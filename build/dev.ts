import { rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build, createServer, type ViteDevServer } from 'vite';
import { startDesktop } from './desktop.ts';
import { electronPath } from './electron-path.ts';
import { startEmbeddedCentre, type EmbeddedCentre } from './embedded-centre.ts';
import { root } from './run-command.ts';
import { mainConfig } from './vite.main.ts';
import { preloadConfig } from './vite.preload.ts';
import { rendererConfig } from './vite.renderer.ts';

const dist = join(root, 'dist');
const settleMs = 300;

async function startPages(centralAddress: string): Promise<ViteDevServer> {
  const config = rendererConfig(dist);
  const server = await createServer({
    ...config,
    logLevel: 'info',
    server: { host: '127.0.0.1', port: 5173, proxy: { '/v1': centralAddress } },
  });
  await server.listen();
  server.printUrls();
  return server;
}

async function buildShell(): Promise<void> {
  // What is built here is not the whole product, so the next full build must not take it for one.
  rmSync(join(dist, '.stamp'), { force: true });
  await Promise.all([
    build(mainConfig(dist)),
    build(preloadConfig(dist, 'preload')),
    build(preloadConfig(dist, 'kiosk-preload')),
  ]);
}

/** Opens the desktop app on the pages' address, and again after every change of the shell. */
async function runDesktop(centre: EmbeddedCentre, pagesUrl: string): Promise<void> {
  const environment = {
    FAEM_CENTRAL: centre.address,
    FAEM_DEV_URL: pagesUrl,
    ...(centre.demo === undefined ? {} : { FAEM_DEMO: centre.demo }),
  };
  await buildShell();
  const open = () => {
    const desktop = startDesktop(electronPath(), environment);
    desktop.once('close', (_code, signal) => {
      if (signal === null) process.exit(0);
    });
    return desktop;
  };
  let desktop = open();
  let timer: NodeJS.Timeout | undefined;
  const reopen = async (): Promise<void> => {
    try {
      await buildShell();
    } catch (failure) {
      console.error('dev: the shell does not build; the old one stays open.', failure);
      return;
    }
    desktop.kill('SIGKILL');
    desktop = open();
  };
  for (const folder of ['electron', 'shared']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reopen(), settleMs);
    });
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

const centre = await startEmbeddedCentre({
  program: [
    process.execPath,
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'central/main.ts',
  ],
  environment: {},
});
console.log(`dev: central listens at ${centre.address} and restarts when its files change`);
const pages = await startPages(centre.address);
if (process.argv.includes('--desktop'))
  await runDesktop(centre, pages.resolvedUrls?.local[0] ?? 'http://127.0.0.1:5173/');
