import type { NewVersionAnswer } from './new-version.ts';

/** How the app can be put on the home screen: by our button, by the menu of the browser, or it is there already. */
export type InstallWay = 'none' | 'prompt' | 'share-menu';

/** What a page in a browser has and a program that was installed has otherwise: versions that come by themselves, and a place on the home screen. */
export interface WebApp {
  /** Calls back at once, and whenever it changes, with whether a newer version of the program waits to be used. */
  onNewVersion(listener: (isWaiting: boolean) => void): () => void;
  /** Loads the page anew in the version that waits, unless another window of the app is open. */
  useNewVersion(): Promise<NewVersionAnswer>;
  onInstallWay(listener: (way: InstallWay) => void): () => void;
  /** Opens the browser's question whether to install. */
  install(): Promise<void>;
}
