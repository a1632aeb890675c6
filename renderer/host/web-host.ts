import type { Host, HostAbility } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';
import { openBrowserJournal } from './browser-journal.ts';
import { saveByDownload } from './save-by-download.ts';
import { createWebDisplay } from './web-display.ts';
import { watchInstall } from './web-install.ts';
import { webLaunchInfo } from './web-launch.ts';
import { printInFrame } from './web-printing.ts';
import { readStored, writeStored } from './web-store.ts';
import { watchVersions } from './web-versions.ts';

/** Makes the browser ask before it closes the window while work is not sent yet. */
const guardClosing = () => {
  let pending = 0;
  window.addEventListener('beforeunload', (event) => {
    if (pending > 0) event.preventDefault();
  });
  const pendingWork = (count: number): void => {
    pending = count;
  };
  /** The person has asked for this reload, and what waits is stored: nothing is left to ask. */
  const letGo = (): void => {
    pending = 0;
  };
  return { pendingWork, letGo };
};

/** A phone that is taken out of the pocket, a PC that wakes, a network that is back. */
const onReturn = (listener: () => void): (() => void) => {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', whenVisible);
  window.addEventListener('online', listener);
  return () => {
    document.removeEventListener('visibilitychange', whenVisible);
    window.removeEventListener('online', listener);
  };
};

/** Absent where the page came without HTTPS: browsers then keep no program and install none. */
const webAppOf = (beforeReload: () => void): Pick<Host, 'webApp'> =>
  'serviceWorker' in navigator
    ? { webApp: { ...watchVersions(navigator.serviceWorker, beforeReload), ...watchInstall() } }
    : {};

/** The Host over what a browser offers. What a browser cannot do is absent from its abilities. */
export const createWebHost = async (): Promise<Host> => {
  const [launch, journal] = await Promise.all([webLaunchInfo(), openBrowserJournal()]);
  const { pendingWork, letGo } = guardClosing();
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
    lifecycle: { pendingWork, onWake: onReturn },
    ...webAppOf(letGo),
  };
};
