import type { InstallWay, WebApp } from '#shared/host/web-app.ts';
import { createLatestValue } from './latest-value.ts';

/** Chromium's question whether to install the page; no standard knows it. */
interface InstallQuestion extends Event {
  prompt(): Promise<unknown>;
}

const isInstallQuestion = (event: Event): event is InstallQuestion => 'prompt' in event;

const isOnHomeScreen = (): boolean =>
  window.matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in navigator && navigator.standalone === true);

/** Phones of Apple install from the share menu only, and tell no page when they could. */
const hasShareMenuOnly = (): boolean => 'standalone' in navigator && navigator.maxTouchPoints > 0;

/** How this browser puts the page on the home screen. The question is kept for our own button and not asked by itself. */
export const watchInstall = (): Pick<WebApp, 'onInstallWay' | 'install'> => {
  const way = createLatestValue<InstallWay>();
  let question: InstallQuestion | undefined;
  way.set(hasShareMenuOnly() && !isOnHomeScreen() ? 'share-menu' : 'none');
  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallQuestion(event)) return;
    event.preventDefault();
    question = event;
    way.set('prompt');
  });
  window.addEventListener('appinstalled', () => way.set('none'));
  return {
    onInstallWay: way.subscribe,
    install: async () => {
      const asked = question;
      question = undefined;
      way.set('none');
      await asked?.prompt();
    },
  };
};
