import { createEnrol, createHttpTransport } from '#data/http-transport.ts';
import { OfficeDatabase } from '#data/database.ts';
import { createDexieStorage } from '#data/dexie-storage.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { SnapshotRow, Transport } from '#shared/sync/ports.ts';
import { openReplica } from '#shared/sync/replica.ts';
import { createBootstrap } from '#shared/sync/bootstrap.ts';
import { oneTurn } from '#shared/sync/turn.ts';

/** What filling an empty PC came to. */
export interface BootstrapReading {
  readonly rows: number;
  readonly tookMs: number;
}

interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
const expectOk = <T>(result: Ok<T> | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const enrol = async (enrolmentCode: string) => {
  const centralUrl = location.origin;
  const usualFetch: typeof fetch = (...call) => fetch(...call);
  const device = expectOk(await createEnrol({ centralUrl, fetch: usualFetch })(enrolmentCode, 'bench'));
  return { device, transport: createHttpTransport({ centralUrl, token: device.token, fetch: usualFetch }) };
};

/** The product's own way: the snapshot over HTTP, every row checked, packed, stored in one strict commit, readable. */
const bootstrap = async (enrolmentCode: string): Promise<BootstrapReading> => {
  const { device, transport } = await enrol(enrolmentCode);
  const db = new OfficeDatabase('bench-faem', { indexedDB, IDBKeyRange });
  const { officeId, deviceId } = device;
  const replica = expectOk(
    await openReplica({
      storage: createDexieStorage(db),
      journal: undefined,
      clock,
      random: Math.random,
      identity: { officeId, deviceId },
    }),
  );
  let rows = 0;
  const startMs = performance.now();
  const deps = { replica, transport, clock };
  const bootstrap = createBootstrap(deps, (phase) => {
    if (phase.kind === 'bootstrapping') rows = phase.ofRows;
  });
  expectOk(await oneTurn(deps, bootstrap));
  return { rows, tookMs: performance.now() - startMs };
};

const download = async (transport: Transport): Promise<readonly SnapshotRow[]> => {
  const rows: SnapshotRow[] = [];
  for await (const batch of expectOk(await transport.snapshot('bench-peer')).rows) rows.push(...batch);
  return rows;
};

/** What a design of one record per row is found by; a value that a row does not have costs no index entry. */
const recordOf = ({ table, row }: SnapshotRow): object => {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const owner = values['subjectId'] ?? values['factoryId'] ?? values['folderId'];
  const register = values['register'] as { readonly registrationKey: string; readonly name: string } | undefined;
  const code = values['code'] ?? register?.registrationKey;
  const name = values['name'] ?? register?.name;
  return {
    key: `${table}/${row.id}`,
    table,
    row,
    ...(owner === undefined ? {} : { owner }),
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
  };
};

const openRaw = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('bench-raw', 1);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('rows', { keyPath: 'key' });
      for (const index of ['table', 'owner', 'code', 'name']) store.createIndex(index, index);
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });

/** The same rows, already here, one record each, in one strict transaction: without network, check or library. */
const writeRowByRow = async (enrolmentCode: string): Promise<BootstrapReading> => {
  const { transport } = await enrol(enrolmentCode);
  const records = (await download(transport)).map(recordOf);
  const db = await openRaw();
  const startMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('rows');
    for (const record of records) store.put(record);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
  return { rows: records.length, tookMs: performance.now() - startMs };
};

const main = async (): Promise<BootstrapReading> => {
  const asked = new URLSearchParams(location.search);
  const enrolmentCode = asked.get('code') ?? '';
  return asked.get('way') === 'faem' ? bootstrap(enrolmentCode) : writeRowByRow(enrolmentCode);
};

main().then(
  (detail) => performance.mark('faem:bootstrapped', { detail }),
  (failure: unknown) => performance.mark('faem:bootstrapped', { detail: { failure: String(failure) } }),
);
