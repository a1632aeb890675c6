import { LaunchInfo } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';

const centreFrom = (text: string | undefined, log: Log): Pick<LaunchInfo, 'centralUrl'> => {
  if (!text) return {};
  if (/^https?:/i.test(text) && URL.canParse(text)) return { centralUrl: text };
  log.warn('launch-central-invalid');
  return {};
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses undefined, and the caller logs the refusal.
    return undefined;
  }
};

const demoFrom = (text: string | undefined, log: Log): Pick<LaunchInfo, 'demo'> => {
  if (!text) return {};
  const demo = LaunchInfo.shape.demo.safeParse(jsonOf(text)).data;
  if (demo) return { demo };
  log.warn('launch-demo-invalid');
  return {};
};

/** How the app was started. What the environment says and cannot be understood is logged and left out, never guessed. */
export const readLaunchInfo = (start: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly keyring: boolean;
  readonly appVersion: string;
  readonly log: Log;
}): LaunchInfo => ({
  keyring: start.keyring,
  appVersion: start.appVersion,
  ...centreFrom(start.environment['FAEM_CENTRAL'], start.log),
  ...demoFrom(start.environment['FAEM_DEMO'], start.log),
});
