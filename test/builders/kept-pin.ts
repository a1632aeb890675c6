import { pbkdf2Sync } from 'node:crypto';

/** A PIN as it was kept at first: a hundredth of a second each time it is asked for, where one of today takes far longer. */
export const aKeptPin = (pin: string) => {
  const [salt, iterations] = [Buffer.alloc(16, 7), 10_000];
  const hash = pbkdf2Sync(pin, salt, iterations, 32, 'sha256');
  return { saltHex: salt.toString('hex'), hashHex: hash.toString('hex'), iterations };
};
