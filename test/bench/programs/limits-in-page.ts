// Runs in the page under test: what a key costs there at the very least, measured the way the product is measured.

const mark = (name: string, atMs: number): void => void performance.mark(name, { detail: { atMs } });
const afterTwoFrames = (run: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(run));

const openScratch = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('faem-bench', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });

const row = { text: 'x'.repeat(1_000) };
const scratch = openScratch();

const afterStrictPut = async (run: () => void): Promise<void> => {
  const db = await scratch;
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
  transaction.objectStore('rows').put(row, 1);
  transaction.oncomplete = run;
};

window.addEventListener(
  'keydown',
  (event) => {
    const { code, timeStamp } = event;
    if (code === 'ScrollLock') afterTwoFrames(() => mark('bench:frames', timeStamp));
    else if (code === 'Pause') void afterStrictPut(() => afterTwoFrames(() => mark('bench:put', timeStamp)));
    else mark('bench:key', timeStamp);
  },
  { capture: true },
);
