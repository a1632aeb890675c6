import type { Host } from '#shared/host/host.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { DesktopBridge } from './desktop-bridge.ts';
import { createDesktopHost } from './desktop-host.ts';
import { createWebHost } from './web-host.ts';

declare global {
  interface Window {
    readonly desktop?: DesktopBridge;
  }
}

/** The shell this page runs in. The only place that asks which one it is; everybody else asks what it can do. */
export const createHost = async (): Promise<Host> => {
  if (!window.desktop) return createWebHost();
  const host = await createDesktopHost(window.desktop);
  invariant(host.ok, 'the shell that loaded this page answers its first question');
  return host.value;
};
