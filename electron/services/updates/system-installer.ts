import { app } from 'electron';
import { autoUpdater, CancellationToken } from 'electron-updater';
import type { Log } from '#shared/lib/ports.ts';
import { errorCode, errorFacts, isDiskFull } from '#electron/error-facts.ts';
import type { Installer } from './updates.ts';

type Ended = Awaited<ReturnType<Installer['fetch']>>;

const UNREACHABLE = /^(net::ERR_|ECONN|ERR_UPDATER_(CHANNEL|LATEST)|HTTP_ERROR)/;

const endOf = (error: unknown): Ended => {
  const code = errorCode(error) ?? '';
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged';
  if (isDiskFull(error)) return 'disk-full';
  const text = error instanceof Error ? error.message : '';
  return UNREACHABLE.test(code) || UNREACHABLE.test(text) ? 'unreachable' : 'impossible';
};

/**
 * The installer of this system by electron-updater: NSIS on Windows (which also compares the publisher of the file's own
 * signature with ours), AppImage or deb on Linux, Squirrel on macOS.
 */
export const createSystemInstaller = (log: Log): Installer => {
  autoUpdater.autoDownload = false;
  // A person says when; a PC that is shut down in the evening must not begin to install.
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.disableDifferentialDownload = true;
  // Its own lines may name folders of the person who is logged in to Windows.
  autoUpdater.logger = null;
  autoUpdater.on('error', (error) => log.warn('installer-error', errorFacts(error)));
  return {
    fetch: async (feedUrl, { onShare, signal }) => {
      const cancellation = new CancellationToken();
      signal.addEventListener('abort', () => cancellation.cancel(), { once: true });
      const tellShare = ({ percent }: { readonly percent: number }): void => onShare(percent / 100);
      autoUpdater.on('download-progress', tellShare);
      try {
        autoUpdater.setFeedURL({ provider: 'generic', url: feedUrl });
        const found = await autoUpdater.checkForUpdates();
        if (found?.isUpdateAvailable !== true) return 'impossible';
        await autoUpdater.downloadUpdate(cancellation);
        return 'fetched';
      } catch (error) {
        log.warn('update-not-fetched', errorFacts(error));
        return signal.aborted ? 'cancelled' : endOf(error);
      } finally {
        autoUpdater.off('download-progress', tellShare);
      }
    },
    install: () => {
      // The new program may be up before this one is gone, and would otherwise give way to it.
      app.releaseSingleInstanceLock();
      autoUpdater.quitAndInstall(true, true);
    },
  };
};
