import type { Page } from 'playwright';

/** The databases of this page, with the version that a program has brought each to. */
export const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name, version }) => ({ name, version })));

/** What the next version of this program would do to its database. */
export const bringFurther = (page: Page, name: string): Promise<void> =>
  page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open(database, 1_000);
        asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('of-the-next-version'));
        asked.addEventListener('error', () => reject(new Error('it could not be brought further')));
        asked.addEventListener('success', () => {
          asked.result.close();
          resolve();
        });
      }),
    name,
  );

/** Everything that is stored under the name, counted; opened as it is. */
export const contentOf = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    (database) =>
      new Promise<string>((resolve, reject) => {
        const asked = indexedDB.open(database);
        asked.addEventListener('error', () => reject(new Error('it does not open')));
        asked.addEventListener('success', () => {
          const stores = [...asked.result.objectStoreNames];
          const reading = asked.result.transaction(stores);
          const counted = stores.map((store) => [store, reading.objectStore(store).count()] as const);
          reading.addEventListener('complete', () => {
            asked.result.close();
            resolve(counted.map(([store, { result }]) => `${store} ${result}`).join(', '));
          });
        });
      }),
    name,
  );
