import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { codeLetters } from '#shared/lib/readable-code.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { BackupFailed } from './manifest.ts';

const FORMAT = 'faem-sealed-centre@1';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const END_OF_LINE = 0x0a;

/** The line in clear at the beginning; it is authenticated with the rest. */
const Head = z.object({ format: z.literal(FORMAT), salt: z.base64(), nonce: z.base64() });

/** The recovery code has 160 random bits, so a slow derivation would add nothing. */
const keyFrom = (recoveryCode: string, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', codeLetters(recoveryCode), salt, FORMAT, KEY_BYTES));

const failed = (problem: string): Result<never, BackupFailed> => err({ type: 'backup-failed', problem });

/** Bytes that only the recovery code opens: a line of JSON, AES-256-GCM, its tag. */
export const sealBytes = (content: Uint8Array, recoveryCode: string): Uint8Array => {
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const head = { format: FORMAT, salt: salt.toString('base64'), nonce: nonce.toString('base64') };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  const cipher = createCipheriv(CIPHER, keyFrom(recoveryCode, salt), nonce).setAAD(line);
  return Buffer.concat([line, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
};

const headIn = (line: Uint8Array): z.output<typeof Head> | undefined => {
  try {
    return Head.safeParse(JSON.parse(Buffer.from(line).toString('utf8'))).data;
  } catch {
    // Not JSON: some other file.
    return undefined;
  }
};

/** Opens what `sealBytes` made. A wrong code, a changed byte and a file that was cut short are all refused. */
export const openSealedBytes = (file: Uint8Array, recoveryCode: string): Result<Uint8Array, BackupFailed> => {
  const end = file.indexOf(END_OF_LINE) + 1;
  const line = file.subarray(0, end);
  const head = headIn(line);
  if (!head || file.length < end + TAG_BYTES)
    return failed('This is no sealed backup of a centre, or not a whole one.');
  const key = keyFrom(recoveryCode, Buffer.from(head.salt, 'base64'));
  try {
    const opening = createDecipheriv(CIPHER, key, Buffer.from(head.nonce, 'base64')).setAAD(line);
    opening.setAuthTag(file.subarray(file.length - TAG_BYTES));
    return ok(Buffer.concat([opening.update(file.subarray(end, file.length - TAG_BYTES)), opening.final()]));
  } catch {
    // GCM does not say which of the two it was; a nonce that was changed may be none at all.
    return failed('The recovery code is not that of this backup, or the file is damaged.');
  }
};
