import { scrypt } from '@noble/hashes/scrypt.js';
import { HASH_BYTES, type ScryptJob } from './scrypt-job.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ScryptJob>) => void) | null;
  postMessage(hash: Uint8Array): void;
}
declare const self: WorkerScope;

self.onmessage = ({ data: { pin, salt, cost } }) => {
  const { logN, r, p } = cost;
  self.postMessage(scrypt(pin, salt, { N: 2 ** logN, r, p, dkLen: HASH_BYTES }));
};
