import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vitest/config';
import { findChromium } from './chromium-path.mjs';

const chromium = findChromium();

/** As many files at once as there are processors; the default leaves one idle. */
const everyProcessor = availableParallelism();

/** A browser of its own: what earlier tests of a page stored decides how soon its disk counts as full. */
const FULL_DISK = 'test/contract/full-disk.browser.test.ts';

/**
 * A page takes the thousand modules of the program from its own cache instead of asking for each one anew in every
 * file. Only in a run that ends: whoever watches changes files meanwhile.
 */
const keptModules: Readonly<Record<string, string>> = process.argv.includes('run')
  ? { 'Cache-Control': 'max-age=120' }
  : {};

/** `VITE_LATE=1 npm run test:browser`: answers come late, waits look often; finds tests that read too early. */
const late = 'VITE_LATE' in process.env;

/** Code that a page loads when it is needed comes late too. */
const lateModules: Plugin = {
  name: 'late-modules',
  configureServer: ({ middlewares }) => {
    middlewares.use((_request, _response, next) => {
      setTimeout(next, Math.random() * 40);
    });
  },
};

const realBrowser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      // Without a system Chromium, Playwright takes the one it downloaded itself.
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/** What a test changes in the process it puts back, so a worker reads the program once: for every file took as long as the tests. */
const onNode = {
  environment: 'node',
  maxWorkers: everyProcessor,
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 120_000,
  sequence: { groupOrder: 1 },
} as const;

// The groups run one after the other, each on every processor: what a test waits for comes, on a busy machine a little later.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // What a test waits for comes; how soon is the machine's affair. Only a failure waits this long.
    expect: { poll: { timeout: 15_000, ...(late ? { interval: 1 } : {}) } },
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          environment: 'node',
          maxWorkers: everyProcessor,
          include: ['test/unit/shared/**/*.test.ts'],
          // The domain keeps no state of its own, so its files share one copy of it: half the time.
          isolate: false,
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...onNode,
          name: 'node',
          include: ['test/{unit,contract,guards}/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/unit/shared/**'],
        },
      },
      { extends: true, test: { ...onNode, name: 'integration', include: ['test/integration/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'sim',
          environment: 'node',
          maxWorkers: everyProcessor,
          include: ['test/sim/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        plugins: [react(), ...(late ? [lateModules] : [])],
        server: { headers: keptModules },
        // What only workers import is not found beforehand; found late, it reloads the page under a test that runs.
        optimizeDeps: { include: ['pdfkit', 'qrcode', 'zxing-wasm/reader', 'read-excel-file/web-worker'] },
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.{ts,tsx}'],
          exclude: [FULL_DISK],
          setupFiles: late ? ['test/support/late-answers.ts'] : [],
          maxWorkers: everyProcessor,
          testTimeout: 30_000,
          sequence: { groupOrder: 3 },
          browser: realBrowser(),
        },
      },
      {
        extends: true,
        test: {
          name: 'full-disk',
          include: [FULL_DISK],
          testTimeout: 30_000,
          sequence: { groupOrder: 4 },
          browser: realBrowser(),
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          setupFiles: ['test/e2e/support/own-screen.ts'],
          maxWorkers: everyProcessor,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
