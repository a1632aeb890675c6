import type { Device } from '#central/services/device.ts';
import type { Devices } from '#central/services/devices.ts';
import { err, ok } from '#shared/lib/result.ts';

/** The PC that {@link knownDevices} know by {@link PC_TOKEN}. */
export const PC: Device = { officeId: 'office-13', deviceId: 'pc-1' };
export const PC_TOKEN = 'the-token-of-pc-1';
/** The token of a PC that was shut out. */
export const REVOKED_TOKEN = 'the-token-of-a-revoked-pc';

/** Knows the tokens above and nobody else, and remembers which texts it was shown. */
export const knownDevices = (): Devices & { readonly shown: readonly string[] } => {
  const shown: string[] = [];
  return {
    shown,
    enrol: async () => err({ type: 'denied' }),
    recognise: async (token) => {
      shown.push(token);
      if (token === PC_TOKEN) return ok(PC);
      return err({ type: token === REVOKED_TOKEN ? 'device-revoked' : 'denied' });
    },
  };
};

/** The header of that PC. */
export const asPc = { authorization: `Bearer ${PC_TOKEN}` } as const;
