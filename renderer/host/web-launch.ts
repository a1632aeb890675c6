import { LaunchInfo } from '#shared/host/contract.ts';
import { readStored, writeStored } from './web-store.ts';

const FIRST_ANSWER_MS = 3_000;

/** What the centre that served the page says; it leaves out what only a shell can know. */
const ServedLaunch = LaunchInfo.partial({ keyring: true, appVersion: true });

const askCentre = async (): Promise<LaunchInfo | undefined> => {
  try {
    const response = await fetch('/v1/launch', { signal: AbortSignal.timeout(FIRST_ANSWER_MS) });
    const served = response.ok ? ServedLaunch.safeParse(await response.json()) : undefined;
    if (!served?.success) return undefined;
    const { centralUrl = window.location.origin, appVersion = 'web', demo } = served.data;
    return { centralUrl, appVersion, keyring: false, ...(demo ? { demo } : {}) };
  } catch {
    // Offline, or served by something that is not a centre: what was known last time is used instead.
    return undefined;
  }
};

/** How the app was started in this browser: the centre's word, else the last one kept, else only where the page is from. */
export const webLaunchInfo = async (): Promise<LaunchInfo> => {
  const served = await askCentre();
  if (served) {
    // Only for the next start without a network; a browser that keeps nothing asks again then.
    await writeStored('launch', served).catch(() => undefined);
    return served;
  }
  const kept = await readStored('launch');
  return kept ?? { centralUrl: window.location.origin, keyring: false, appVersion: 'web' };
};
