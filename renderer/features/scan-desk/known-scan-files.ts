import { z } from 'zod';

const STORE_KEY = 'faem.scan-files';
const MOST = 50;
const Known = z.array(z.object({ key: z.string(), at: z.string() }));

const knownFiles = (storage: Storage): z.output<typeof Known> => {
  try {
    return Known.parse(JSON.parse(storage.getItem(STORE_KEY) ?? '[]'));
  } catch {
    // Somebody else wrote there; the list is a convenience and begins anew.
    return [];
  }
};

/** When this PC took a file with this content over; undefined when it did not, or long ago. */
export const knownScanFileAt = (storage: Storage, key: string): string | undefined =>
  knownFiles(storage).find((known) => known.key === key)?.at;

/** Notes that the file was taken over; the latest 50 are known. */
export const rememberScanFile = (storage: Storage, file: { readonly key: string; readonly at: string }): void => {
  const others = knownFiles(storage).filter(({ key }) => key !== file.key);
  storage.setItem(STORE_KEY, JSON.stringify([file, ...others].slice(0, MOST)));
};
