import type { KnipConfig } from 'knip';

// A style sheet may be what a font package is there for, and a style sheet itself may be unused.
const importsOfStyles = (text: string): string =>
  [...text.matchAll(/@import\s+['"]([^'"]+)['"]/g)].map(([, file]) => `import '${file}';`).join('\n');

export default {
  entry: [
    'renderer/{app,kiosk,ministry}/main.tsx',
    'renderer/service-worker/main.ts',
    'electron/{main,preload,kiosk-preload}.ts',
    'central/main.ts',
    'build/{bank,build,check,demo-feed,dev,pack,release,start,test}.ts',
    'build/setup/default-app.mjs',
    'test/{bench,screens}/run.ts',
    // Bundled and run inside a page or a bare window by a measurement.
    'test/bench/programs/*.ts',
    'test/**/*.test.{ts,tsx}',
    // Set up only when asked for by VITE_LATE.
    'test/support/late-answers.ts',
  ],
  project: ['{shared,renderer,electron,central,build,test}/**/*.{ts,tsx,mjs,cjs,css}'],
  compilers: { css: importsOfStyles },
  vitest: { config: 'build/vitest.config.ts' },
  'dependency-cruiser': { config: 'build/layers.cjs' },
  typescript: {
    config: [
      'tsconfig.json',
      '{shared,renderer,renderer/data,renderer/service-worker,electron,central,build,test}/tsconfig.json',
    ],
  },
  ignoreExportsUsedInFile: true,
  ignoreBinaries: [
    'dpkg-query',
    'apt-cache',
    'Xvfb',
    'zbarimg',
    'pdftoppm',
    'pdftotext',
    'xdotool',
    'setxkbmap',
    'mount',
    'umount',
  ],
  ignoreDependencies: ['electron-builder'],
} satisfies KnipConfig;
