import { scryptAsync } from '@noble/hashes/scrypt.js';
import { HASH_BYTES, type ScryptJob } from './scrypt-job.ts';

/** The same without the way around a worker that does not start; rejects then. */
export const inWorker = (job: ScryptJob): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./scrypt-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(`scrypt worker: ${event.message}`));
    });
    worker.postMessage(job);
  });

const onThisThread = ({ pin, salt, cost: { logN, r, p } }: ScryptJob): Promise<Uint8Array> =>
  scryptAsync(pin, salt, { N: 2 ** logN, r, p, dkLen: HASH_BYTES });

/**
 * Derives 32 bytes by scrypt (RFC 7914) in a worker of its own, whose 32 MB go with it: the page draws on meanwhile. Where
 * no worker can start, the page works in slices instead: nobody is kept from the log-in by that.
 */
export const deriveByScrypt = (job: ScryptJob): Promise<Uint8Array> => inWorker(job).catch(() => onThisThread(job));
