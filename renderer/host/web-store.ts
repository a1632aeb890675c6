import type { z } from 'zod';
import { DeviceSecrets, LaunchInfo } from '#shared/host/contract.ts';

const DATABASE = 'faem-host';
const STORE = 'values';

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB cannot be opened')));
  });

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB refused')));
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB gave up')));
  });

/** What a shell in a browser remembers, apart from the office's data: a small database of its own. */
const values = { secrets: DeviceSecrets, launch: LaunchInfo } as const;
type ValueName = keyof typeof values;

/** The value, or undefined when there is none or the browser keeps nothing. */
export const readStored = async <N extends ValueName>(name: N): Promise<z.output<(typeof values)[N]> | undefined> => {
  const schemas: { readonly [M in ValueName]: z.ZodType<z.output<(typeof values)[M]>> } = values;
  try {
    const database = await openDatabase();
    const found: unknown = await finished(database.transaction(STORE).objectStore(STORE).get(name));
    database.close();
    return schemas[name].safeParse(found).data;
  } catch {
    // A browser that refuses storage (private mode): the caller asks to enrol, as on a new PC.
    return undefined;
  }
};

/** Rejects when the browser cannot keep it. */
export const writeStored = async <N extends ValueName>(name: N, value: z.output<(typeof values)[N]>): Promise<void> => {
  const database = await openDatabase();
  const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
  transaction.objectStore(STORE).put(value, name);
  await committed(transaction);
  database.close();
};
