import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DeviceSecrets, type HostError } from '#shared/host/contract.ts';
import { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { errorFacts, isDiskFull } from '../error-facts.ts';
import { writeFileDurably } from './durable-file.ts';

/** The system's keyring, as Electron's safeStorage offers it. */
export interface Keyring {
  isEncryptionAvailable(): boolean;
  /** Linux alone; `basic_text` there means a password that everybody knows. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** One small value that nobody else may read; undefined when there is none, or it cannot be read any more. */
export interface SealedValue<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<Result<void, HostError>>;
}

export type SecretStore = SealedValue<DeviceSecrets>;

const Stored = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keyring'), sealed: z.base64() }),
  z.object({ kind: z.literal('plain'), secrets: z.unknown() }),
]);

/** Whether the system can really keep a secret. */
export const hasKeyring = (keyring: Keyring): boolean =>
  keyring.isEncryptionAvailable() &&
  (process.platform !== 'linux' || keyring.getSelectedStorageBackend?.() !== 'basic_text');

const seal = (keyring: Keyring, secrets: unknown): z.output<typeof Stored> =>
  hasKeyring(keyring)
    ? { kind: 'keyring', sealed: keyring.encryptString(JSON.stringify(secrets)).toString('base64') }
    : { kind: 'plain', secrets };

const unseal = (keyring: Keyring, text: string): unknown => {
  const stored = Stored.parse(JSON.parse(text));
  if (stored.kind === 'plain') return stored.secrets;
  return JSON.parse(keyring.decryptString(Buffer.from(stored.sealed, 'base64')));
};

const readText = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    // Not enrolled yet. A file that exists and cannot be read leads to the same question: enrol this PC.
    return undefined;
  }
};

/** A value in one file: sealed by the system's keyring where there is one, else readable by this user alone. */
export const createSealedValue = <S extends z.ZodType>(parts: {
  readonly file: string;
  readonly schema: S;
  readonly keyring: Keyring;
  readonly log: Log;
}): SealedValue<z.output<S>> => ({
  get: async () => {
    const text = await readText(parts.file);
    if (text === undefined) return undefined;
    try {
      return parts.schema.parse(unseal(parts.keyring, text));
    } catch (error) {
      parts.log.error('secrets-unreadable', errorFacts(error));
      return undefined;
    }
  },
  set: async (value) => {
    try {
      await writeFileDurably(parts.file, JSON.stringify(seal(parts.keyring, value)));
      return ok();
    } catch (error) {
      if (isDiskFull(error)) return err({ type: 'disk-full' });
      throw error;
    }
  },
});

/** The PC's enrolment. */
export const createSecretStore = (parts: {
  readonly file: string;
  readonly keyring: Keyring;
  readonly log: Log;
}): SecretStore => createSealedValue({ ...parts, schema: DeviceSecrets });

/** The office's keys for files that leave this PC: work on a stick, backups. */
export const OfficeKeys = z.array(OfficeKeyRow).readonly();
