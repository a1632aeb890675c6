import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describeRestore } from './restore.contract.ts';

describeRestore('on fake-indexeddb', async () => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
