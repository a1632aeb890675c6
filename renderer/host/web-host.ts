import type { Host, HostAbility } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';
import { openBrowserJournal } from './browser-journal.ts';
import { saveByDownload } from './save-by-download.ts';
import { createWebDisplay } from './web-display.ts';
import { webLaunchInfo } from './web-launch.ts';
import { printInFrame } from './web-printing.ts';
import { readStored, writeStored } from './web-store.ts';

/** Makes the browser ask before it closes the window while work is not sent yet. */
const guardClosing = (): Host['lifecycle'] => {
  let pending = 0;
  window.addEventListener('beforeunload', (event) => {
    if (pending > 0) event.preventDefault();
  });
  return {
    pendingWork: (count) => {
      pending = count;
    },
  };
};

/** The Host over what a browser offers. What a browser cannot do is absent from its abilities. */
export const createWebHost = async (): Promise<Host> => {
  const [launch, journal] = await Promise.all([webLaunchInfo(), openBrowserJournal()]);
  const abilities: HostAbility[] = ['second-screen', 'system-print-dialog'];
  if (journal) abilities.push('durable-journal');
  return {
    abilities: new Set(abilities),
    launch,
    journal,
    secrets: {
      get: () => readStored('secrets'),
      set: async (secrets) => {
        try {
          await writeStored('secrets', secrets);
          return ok();
        } catch {
          // The caller is told; a browser gives no more detail that would help.
          return err({ type: 'host-failed', reference: 'browser-storage' });
        }
      },
    },
    print: {
      pdf: async () => err({ type: 'host-failed', reference: 'no-exact-pdf' }),
      dialog: printInFrame,
    },
    files: {
      save: async (suggestedName, bytes) => {
        saveByDownload(suggestedName, bytes);
        return ok({ saved: true });
      },
    },
    display: createWebDisplay(),
    lifecycle: guardClosing(),
  };
};
