import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { RowId } from '#shared/model/ids.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';

/** What a sealed file holds; it stands in its first line. */
export type SealedKind = 'faem-carried-work' | 'faem-backup';

/** The head of a sealed file and what it guards. */
export interface OpenedFile<Head> {
  readonly head: Head;
  readonly content: Uint8Array<ArrayBuffer>;
}

type Bytes = Uint8Array<ArrayBuffer>;

const VERSION = 1;
const LINE_FEED = 0x0a;
const LONGEST_HEAD_BYTES = 8_000;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const Frame = z.looseObject({ kind: z.string(), version: z.number().int() });
const FrameOfVersion1 = z.object({
  keyId: RowId,
  nonceBase64: z.base64(),
  sealedBytes: z.number().int().min(0),
  head: z.looseObject({ officeId: RowId }),
});

const bytesOfBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const base64OfBytes = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

const through = async (bytes: Bytes, change: ReadableWritablePair<Bytes, BufferSource>): Promise<Bytes> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(change)).arrayBuffer());

const cryptoKeyOf = ({ keyBase64 }: OfficeKeyRow, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOfBase64(keyBase64), 'AES-GCM', false, [use]);

/** The key to seal with: the newest. Undefined on a PC that was never filled from the centre. */
export const newestKey = (keys: Iterable<OfficeKeyRow>): OfficeKeyRow | undefined =>
  [...keys].toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];

/**
 * Makes a sealed file: one line of JSON in clear (what it is, whose it is), a line feed, then the content, packed by gzip
 * and sealed by AES-256-GCM under the office's key. The line in clear is authenticated with it: whoever changes a letter
 * of either has a file that does not open.
 */
export const sealFile = async <Head extends { readonly officeId: string }>(parts: {
  readonly kind: SealedKind;
  readonly head: Head;
  readonly content: Bytes;
  readonly key: OfficeKeyRow;
}): Promise<Bytes> => {
  const packed = await through(parts.content, new CompressionStream('gzip'));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const frame = {
    kind: parts.kind,
    version: VERSION,
    keyId: parts.key.id,
    nonceBase64: base64OfBytes(nonce),
    sealedBytes: packed.length + TAG_BYTES,
    head: parts.head,
  };
  const line = new TextEncoder().encode(`${JSON.stringify(frame)}\n`);
  const key = await cryptoKeyOf(parts.key, 'encrypt');
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: line }, key, packed);
  const file = new Uint8Array(line.length + sealed.byteLength);
  file.set(line);
  file.set(new Uint8Array(sealed), line.length);
  return file;
};

const jsonOf = (bytes: Bytes): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Not JSON: another kind of file. No schema accepts undefined.
    return undefined;
  }
};

interface SplitFile {
  readonly line: Bytes;
  readonly sealed: Bytes;
  readonly frame: z.output<typeof FrameOfVersion1>;
}

const splitFile = (file: Bytes, kind: SealedKind): Result<SplitFile, SealedFileError> => {
  const end = file.subarray(0, LONGEST_HEAD_BYTES).indexOf(LINE_FEED) + 1;
  const line = file.slice(0, end);
  const json = jsonOf(line);
  const known = Frame.safeParse(json);
  if (!known.success || known.data.kind !== kind) return err({ type: 'sealed-file-foreign' });
  if (known.data.version > VERSION) return err({ type: 'sealed-file-newer' });
  const frame = FrameOfVersion1.safeParse(json);
  if (!frame.success) return err({ type: 'sealed-file-damaged' });
  const sealed = file.slice(end);
  if (sealed.length < frame.data.sealedBytes) return err({ type: 'sealed-file-truncated' });
  return ok({ line, sealed, frame: frame.data });
};

/** The packed content; undefined when the seal does not hold. */
const unseal = async ({ line, sealed, frame }: SplitFile, key: OfficeKeyRow): Promise<Bytes | undefined> => {
  try {
    const iv = bytesOfBase64(frame.nonceBase64);
    const parameters = { name: 'AES-GCM', iv, additionalData: line };
    const packed = await crypto.subtle.decrypt(parameters, await cryptoKeyOf(key, 'decrypt'), sealed);
    return await through(new Uint8Array(packed), new DecompressionStream('gzip'));
  } catch {
    // WebCrypto says no more than that the seal is broken: the file was changed, on purpose or by a bad stick.
    return undefined;
  }
};

/** Opens a sealed file of this kind and this office, or says why not. The head is what its schema accepts. */
export const openSealedFile = async <S extends z.ZodType>(
  file: Bytes,
  expected: {
    readonly kind: SealedKind;
    readonly head: S;
    readonly officeId: string;
    readonly keys: Iterable<OfficeKeyRow>;
  },
): Promise<Result<OpenedFile<z.output<S>>, SealedFileError>> => {
  const split = splitFile(file, expected.kind);
  if (!split.ok) return split;
  const { frame } = split.value;
  if (frame.head.officeId !== expected.officeId) return err({ type: 'sealed-file-other-office' });
  const key = [...expected.keys].find(({ id }) => id === frame.keyId);
  if (!key) return err({ type: 'office-key-missing' });
  const content = await unseal(split.value, key);
  const head = expected.head.safeParse(frame.head);
  return content && head.success ? ok({ head: head.data, content }) : err({ type: 'sealed-file-damaged' });
};
