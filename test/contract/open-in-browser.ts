import { browserClock, runInSlices } from '#app/browser-ports.ts';
import { openOfficeData, type OpenOfficeData } from '#data/open-office-data.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Journal, Transport } from '#shared/sync/ports.ts';

/** Opens an office's data on the IndexedDB, the clock and the processor of this browser. */
export const openInBrowser = async (
  officeId: string,
  transport: Transport,
  journal?: Journal,
): Promise<OpenOfficeData> => {
  const opened = await openOfficeData({
    identity: { officeId, deviceId: 'pc-1' },
    transport,
    journal,
    generation: { current: () => 0, advance: () => undefined },
    enrolled: 'now',
    clock: browserClock,
    random: Math.random,
    indexedDB,
    keyRange: IDBKeyRange,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    runInSlices,
    actorId: () => 'staff-1',
  });
  invariant(opened.ok, 'the data opens');
  await opened.value.whole;
  return opened.value;
};
