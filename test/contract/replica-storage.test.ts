import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createDexieStorage } from '#data/dexie-storage.ts';
import { OfficeDatabase } from '#data/database.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { describeReplicaStorage } from './replica-storage.contract.ts';

describeReplicaStorage('memory', async () => {
  const disk = createMemoryDisk();
  return { open: async () => createMemoryStorage(disk) };
});

describeReplicaStorage('Dexie on fake-indexeddb', async () => {
  const indexedDB = new IDBFactory();
  return { open: async () => createDexieStorage(new OfficeDatabase('faem-test', { indexedDB, IDBKeyRange })) };
});
