import { NewVersionAnswer, type UseNewVersion } from '#shared/host/new-version.ts';
import type { WebApp } from '#shared/host/web-app.ts';
import { createLatestValue } from './latest-value.ts';

const ADDRESS = '/service-worker.js';
/** The first pages and the first rows come before the copy of the program. */
const QUIET_BY_MS = 5_000;
/** A page that stays open for days looks for a newer version as well. */
const LOOK_AGAIN_MS = 60 * 60_000;

const whenQuiet = (run: () => void): void => {
  // Safari has no idle callback.
  if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout: QUIET_BY_MS });
  else setTimeout(run, QUIET_BY_MS);
};

/** Tells of a version that is complete and waits. The first one of all waits for nobody and is no news. */
const watchWaiting = (registration: ServiceWorkerRegistration, tell: (worker: ServiceWorker) => void): void => {
  const look = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) tell(registration.waiting);
  };
  const watchNext = (): void => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', watchNext);
  watchNext();
  look();
};

const lookForNewer = (registration: ServiceWorkerRegistration): void => {
  // Without a network there is nothing to be had, and the next look finds it.
  const look = (): void => void registration.update().catch(() => undefined);
  setInterval(look, LOOK_AGAIN_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
};

const askToChange = (worker: ServiceWorker): Promise<NewVersionAnswer> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => {
      port1.close();
      resolve(NewVersionAnswer.catch('other-windows').parse(data));
    });
    port1.start();
    const wish: UseNewVersion = { kind: 'use-new-version' };
    worker.postMessage(wish, [port2]);
  });

/**
 * Keeps the program in the browser for starts without a network, and notices newer versions of it. They wait: nothing is
 * changed under a page that is open.
 */
export const watchVersions = (
  workers: ServiceWorkerContainer,
  beforeReload: () => void,
): Pick<WebApp, 'onNewVersion' | 'useNewVersion'> => {
  const isWaiting = createLatestValue<boolean>();
  let waiting: ServiceWorker | undefined;
  isWaiting.set(false);
  whenQuiet(() => {
    workers
      .register(ADDRESS, { updateViaCache: 'none' })
      .then((registration) => {
        watchWaiting(registration, (worker) => {
          waiting = worker;
          isWaiting.set(true);
        });
        lookForNewer(registration);
      })
      // A private window, a full disk, or pages that are being developed: the app then needs the network to start.
      .catch(() => undefined);
  });
  return {
    onNewVersion: isWaiting.subscribe,
    useNewVersion: async () => {
      if (!waiting) return 'other-windows';
      const giveUp = new AbortController();
      const reload = (): void => {
        beforeReload();
        window.location.reload();
      };
      workers.addEventListener('controllerchange', reload, { once: true, signal: giveUp.signal });
      const answer = await askToChange(waiting);
      if (answer === 'other-windows') giveUp.abort();
      return answer;
    },
  };
};
