import { describeRestore } from './restore.contract.ts';

// A real browser has one IndexedDB: emptying it is what losing the profile looks like.
describeRestore('on the real IndexedDB of Chromium', async () => {
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('faem-') === true ? [name] : []));
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.addEventListener('success', () => resolve());
          request.addEventListener('error', () => reject(request.error ?? new Error('not deleted')));
        }),
    ),
  );
  return { indexedDB, IDBKeyRange };
});
