import { useServices } from '#services/services.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { isMemoryTable, type ReadModel } from '#shared/sync/read-model.ts';
import { diagnosisOf } from './diagnosis.ts';

const rowCountsOf = (rows: ReadModel): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tableNames.filter((table: TableName) => isMemoryTable(table)).map((table) => [table, rows.all(table).size]),
  );

const storageNow = async () => {
  const [{ usage = 0, quota = 0 }, isPersisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usedBytes: usage, allowedBytes: quota, isPersisted };
};

/** Makes the text of the diagnosis file as things stand when it is called. `events`: lines of the page's own log. */
export const useDiagnosis = (events: () => readonly string[]): (() => Promise<string>) => {
  const services = useServices();
  const { host, data, language } = services;
  return async () => {
    const [machine, storage] = await Promise.all([host.machine?.report(), storageNow()]);
    const diagnosis = diagnosisOf({
      madeAt: new Date(services.nowMs()).toISOString(),
      appVersion: host.launch.appVersion,
      machine: machine?.ok === true ? machine.value : undefined,
      storage,
      screen: { widthPx: window.innerWidth, heightPx: window.innerHeight, scale: window.devicePixelRatio },
      preferences: { language: language.getState().language },
      abilities: [...host.abilities],
      rowCounts: rowCountsOf(data.rows),
      status: data.sync.status(),
      pending: data.sync.pendingEntries(),
      verdicts: data.sync.verdicts(),
      startFinding: data.sync.startFinding().kind,
      events: events(),
    });
    return `${JSON.stringify(diagnosis, undefined, 2)}\n`;
  };
};
