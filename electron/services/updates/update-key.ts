import { createPublicKey, type KeyObject } from 'node:crypto';

declare const FAEM_UPDATE_KEY: string;

/**
 * The Ed25519 public key that releases are signed with (PEM or base64 of its DER form), put in when the program is
 * built; undefined in a program built without one, which therefore never updates itself.
 */
export const updateKey = (): KeyObject | undefined => {
  const text = typeof FAEM_UPDATE_KEY === 'string' ? FAEM_UPDATE_KEY : '';
  if (text === '') return undefined;
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
};
