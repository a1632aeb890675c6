import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { root } from './vite.node-program.ts';

/**
 * The staff page and the public screen. Both shells serve them from the root of an origin (app://faem/ and http), and
 * deep addresses must find their scripts after a reload, hence the absolute base.
 */
export const rendererConfig = (dist: string): InlineConfig => ({
  root: join(root, 'renderer'),
  base: '/',
  configFile: false,
  logLevel: 'warn',
  plugins: [react(), relaxedPolicyWhileDeveloping()],
  build: {
    target: 'chrome130',
    outDir: `${dist}/renderer`,
    emptyOutDir: false,
    // The pages' content security policy allows no data: scripts or fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    // An installed app loads from disk; the warning is about first visits over a network.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', 'kiosk.html', 'ministry.html'].map((page) => join(root, 'renderer', page)),
    },
  },
});

/** Hot reload works by an inline script and inline styles, which the shipped policy rightly forbids. */
function relaxedPolicyWhileDeveloping(): Plugin {
  return {
    name: 'relaxed-policy-while-developing',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>/is, ''),
  };
}
