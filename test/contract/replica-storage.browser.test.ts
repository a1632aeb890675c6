import { createDexieStorage } from '#data/dexie-storage.ts';
import { OfficeDatabase } from '#data/database.ts';
import { describeReplicaStorage } from './replica-storage.contract.ts';

let disks = 0;

describeReplicaStorage('Dexie on the real IndexedDB of Chromium', async () => {
  disks += 1;
  const name = `faem-contract-${disks}-${performance.now()}`;
  return { open: async () => createDexieStorage(new OfficeDatabase(name, { indexedDB, IDBKeyRange })) };
});
