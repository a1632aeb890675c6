import type { BankFileCalls } from '#data/bank-file-calls.ts';
import type { DeviceCalls } from '#data/device-calls.ts';
import { err } from '#shared/lib/result.ts';

/** The calls about devices on a PC without a network. */
export const offlineDevices: DeviceCalls = {
  list: async () => err({ type: 'offline' }),
  makeCode: async () => err({ type: 'offline' }),
  revoke: async () => err({ type: 'offline' }),
};

/** The same for files of the bank. */
export const offlineBankFiles: BankFileCalls = { bytes: async () => err({ type: 'offline' }) };
