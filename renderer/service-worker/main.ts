/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { precacheAndRoute } from 'workbox-precaching';
import { type NewVersionAnswer, UseNewVersion } from '#shared/host/new-version.ts';

// Keeps the whole program in the browser, so that it starts without a network and without the centre. A version comes and
// goes as a whole: every file is fetched by its hash, or the version is not installed at all.

declare const self: ServiceWorkerGlobalScope;

/** Every file of the app with the hash of its content; the build puts the list here. */
declare const SHELL_FILES: readonly {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity: string;
}[];

// Only the files of the list are answered from the browser, and `/` with the staff's page. The public screen, the ministry,
// the tracking page and everything under /v1 go to the network as if there were no service worker.
precacheAndRoute([...SHELL_FILES], { cleanURLs: false });

// The page that brought this worker may use it at once: it walks into the file room before it is opened a second time.
clientsClaim();

const isPageOfStaff = ({ url }: Client): boolean => ['/', '/index.html'].includes(new URL(url).pathname);

/** Its files would go with the change of version, and what a person is doing there with them. */
const changeVersion = async (): Promise<NewVersionAnswer> => {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter(isPageOfStaff).length > 1) return 'other-windows';
  await self.skipWaiting();
  return 'changing';
};

self.addEventListener('message', (event) => {
  if (!UseNewVersion.safeParse(event.data).success) return;
  event.waitUntil(changeVersion().then((answer) => event.ports[0]?.postMessage(answer)));
});
