import { verify, type KeyObject } from 'node:crypto';
import { JSON_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { parseVersion } from './version.ts';

/** A name beside the manifest and nothing else, so that no manifest sends the program to another address or folder. */
const PLAIN_NAME = /^[\w][\w.-]{0,160}$/;

/** What electron-builder writes into latest.yml, as far as it is relied upon. */
const Manifest = z.object({
  version: z.string().refine((text) => parseVersion(text) !== undefined),
  files: z
    .array(
      z.object({
        url: z.string().regex(PLAIN_NAME),
        /** Base64 of the 64 bytes of SHA-512. */
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
        size: z.number().int().min(1),
      }),
    )
    .min(1)
    .readonly(),
});

/** An update whose origin is certain: the bytes of its manifest and what they say. */
export interface SignedManifest {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly size: number }[];
  readonly bytes: Uint8Array;
}

const yamlOf = (bytes: Uint8Array): unknown => {
  try {
    return load(Buffer.from(bytes).toString('utf8'), { schema: JSON_SCHEMA });
  } catch {
    // Not YAML: the schema refuses undefined.
    return undefined;
  }
};

const isSignedBy = (bytes: Uint8Array, signature: string, publicKey: KeyObject): boolean => {
  const raw = Buffer.from(signature.trim(), 'base64');
  return raw.length === 64 && verify(null, bytes, publicKey, raw);
};

/**
 * Reads a manifest only after its Ed25519 signature (base64) has been checked with the key built into this program.
 * Refused: `update-not-signed` without a signature, `update-signature-wrong`, `update-unreadable` when the signed text is
 * no manifest of this form.
 */
export const readSignedManifest = (
  bytes: Uint8Array,
  signature: string | undefined,
  publicKey: KeyObject,
): Result<SignedManifest, HostError> => {
  if (signature === undefined || signature.trim() === '') return err({ type: 'update-not-signed' });
  if (!isSignedBy(bytes, signature, publicKey)) return err({ type: 'update-signature-wrong' });
  const manifest = Manifest.safeParse(yamlOf(bytes));
  return manifest.success ? ok({ ...manifest.data, bytes }) : err({ type: 'update-unreadable' });
};
