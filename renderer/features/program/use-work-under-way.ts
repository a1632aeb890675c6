import { useStore } from 'zustand';
import { labelRuns, queuedOfRun } from '#data/label-queries.ts';
import { countingDevices, stockTakesOf } from '#data/stock-take-queries.ts';
import { updatesMessages } from '#i18n/messages/updates.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { billShown } from '#shared/host/kiosk-machine.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What other parts of the window have begun and not finished; they know it, the rows do not. */
export interface OpenWork {
  /** A visitor's factory was opened and nobody has ended the visit. */
  readonly isVisitOpen: () => boolean;
}

const TABLES = ['labelBatch', 'folder', 'stockTake', 'stockTakeDevice'] as const;

/** Labels of the newest printing that did not come out and wait to be printed again. */
const labelsLeft = (rows: ReadModel): number => {
  const [newest] = labelRuns(rows);
  return newest ? queuedOfRun(rows, newest).length : 0;
};

const isCountingHere = (rows: ReadModel, deviceId: string): boolean =>
  stockTakesOf(rows).some(
    ({ id, state }) =>
      state.kind === 'open' &&
      countingDevices(rows, id).some((device) => device.deviceId === deviceId && device.state.kind === 'counting'),
  );

/** What is under way on this PC that an installation would interrupt, in words; none when nothing is. */
export const useWorkUnderWay = (openWork: OpenWork): readonly string[] => {
  const messages = useMessages(updatesMessages);
  const { data, kiosk } = useServices();
  const rows = useRows(TABLES);
  const shown = useStore(kiosk, ({ state }) => state);
  const pending = data.sync.pendingEntries().length;
  const labels = labelsLeft(rows);
  return [
    ...(openWork.isVisitOpen() ? [messages.busyVisit] : []),
    ...(billShown(shown) ? [messages.busyKiosk] : []),
    ...(labels > 0 ? [messages.busyLabels(labels)] : []),
    ...(isCountingHere(rows, data.deviceId) ? [messages.busyCount] : []),
    ...(pending > 0 ? [messages.busyPending(pending)] : []),
  ];
};
