import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { RowId } from '#shared/model/ids.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const KIND = 'faem-backup';
/** Version 1 of sealed files is one piece and must fit into memory; this is the one that streams. */
const VERSION = 2;
const LONGEST_HEAD_BYTES = 8_000;
const LINE_FEED = 0x0a;
const PIECE_BYTES = 1 << 20;
const TAG_BYTES = 16;
const PREFIX_BYTES = 7;

const Frame = z.looseObject({ kind: z.string(), version: z.number().int() });
const FrameOfVersion2 = z.object({
  keyId: RowId,
  noncePrefixBase64: z.base64(),
  head: z.looseObject({ officeId: RowId }),
});

const bytesOfBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const base64OfBytes = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

const cryptoKeyOf = ({ keyBase64 }: OfficeKeyRow, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOfBase64(keyBase64), 'AES-GCM', false, [use]);

/** Seven random bytes of the file, the number of the piece, and whether it is the last: no piece can be moved or left out. */
const nonceOf = (prefix: Bytes, piece: number, place: 'inner' | 'last'): Bytes => {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(PREFIX_BYTES, piece);
  nonce[11] = place === 'last' ? 1 : 0;
  return nonce;
};

/** Cuts a stream into pieces of one size; only the last may be shorter. Hands each over with its place. */
const inPieces = (
  size: number,
  start: (out: TransformStreamDefaultController<Bytes>) => void,
  handle: (piece: Bytes, place: 'inner' | 'last') => Promise<Bytes>,
): TransformStream<Uint8Array, Bytes> => {
  let held = new Uint8Array(0);
  return new TransformStream<Uint8Array, Bytes>({
    start,
    transform: async (given, out) => {
      const joined = new Uint8Array(held.length + given.length);
      joined.set(held);
      joined.set(given, held.length);
      let from = 0;
      // A piece that ends where the data ends so far may turn out to be the last.
      for (; joined.length - from > size; from += size)
        out.enqueue(await handle(joined.slice(from, from + size), 'inner'));
      held = joined.slice(from);
    },
    flush: async (out) => out.enqueue(await handle(held, 'last')),
  });
};

/**
 * Seals a stream as it passes: one line of JSON in clear (what it is, whose it is), then pieces of a megabyte, each sealed by
 * AES-256-GCM under the office's key with that line and its own place authenticated (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015). A file that was cut, reordered or changed does not open.
 */
export const sealingStream = async (parts: {
  readonly head: { readonly officeId: string };
  readonly key: OfficeKeyRow;
}): Promise<TransformStream<Uint8Array, Bytes>> => {
  const prefix = crypto.getRandomValues(new Uint8Array(PREFIX_BYTES));
  const frame = {
    kind: KIND,
    version: VERSION,
    keyId: parts.key.id,
    noncePrefixBase64: base64OfBytes(prefix),
    head: parts.head,
  };
  const line = new TextEncoder().encode(`${JSON.stringify(frame)}\n`);
  const key = await cryptoKeyOf(parts.key, 'encrypt');
  let number = 0;
  return inPieces(
    PIECE_BYTES,
    (out) => out.enqueue(line),
    async (piece, place) => {
      const parameters = { name: 'AES-GCM', iv: nonceOf(prefix, number, place), additionalData: line };
      number += 1;
      return new Uint8Array(await crypto.subtle.encrypt(parameters, key, piece));
    },
  );
};

interface Opening {
  readonly line: Bytes;
  /** What was read beyond the first line. */
  readonly rest: Bytes;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
}

const readFirstLine = async (file: ReadableStream<Uint8Array>): Promise<Opening | undefined> => {
  const reader = file.getReader();
  let held = new Uint8Array(0);
  for (;;) {
    const end = held.subarray(0, LONGEST_HEAD_BYTES).indexOf(LINE_FEED) + 1;
    if (end > 0) return { line: held.slice(0, end), rest: held.slice(end), reader };
    const { done, value } = await reader.read();
    if (done || held.length >= LONGEST_HEAD_BYTES) {
      await reader.cancel();
      return undefined;
    }
    const joined = new Uint8Array(held.length + value.length);
    joined.set(held);
    joined.set(value, held.length);
    held = joined;
  }
};

const jsonOf = (bytes: Bytes): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Not JSON: another kind of file. No schema accepts undefined.
    return undefined;
  }
};

const frameOf = (line: Bytes): Result<z.output<typeof FrameOfVersion2>, SealedFileError> => {
  const json = jsonOf(line);
  const known = Frame.safeParse(json);
  if (!known.success || known.data.kind !== KIND || known.data.version < VERSION)
    return err({ type: 'sealed-file-foreign' });
  if (known.data.version > VERSION) return err({ type: 'sealed-file-newer' });
  const frame = FrameOfVersion2.safeParse(json);
  return frame.success ? ok(frame.data) : err({ type: 'sealed-file-damaged' });
};

const restOf = ({ rest, reader }: Opening): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(rest),
    pull: async (out) => {
      const { done, value } = await reader.read();
      if (done) out.close();
      else out.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });

/** A sealed stream whose first line was read. */
export interface OpenedStream<Head> {
  readonly head: Head;
  /** Fails while it is read when a piece is not what was written. */
  readonly content: ReadableStream<Bytes>;
}

/** Opens a sealed stream of this office, or says why not. The head is what its schema accepts. */
export const openSealedStream = async <S extends z.ZodType>(
  file: ReadableStream<Uint8Array>,
  expected: { readonly head: S; readonly officeId?: string; readonly keys: Iterable<OfficeKeyRow> },
): Promise<Result<OpenedStream<z.output<S>>, SealedFileError>> => {
  const opening = await readFirstLine(file);
  if (!opening) return err({ type: 'sealed-file-foreign' });
  const refuse = async (type: SealedFileError['type']): Promise<Result<never, SealedFileError>> => {
    await opening.reader.cancel();
    return err({ type });
  };
  const frame = frameOf(opening.line);
  if (!frame.ok) return refuse(frame.error.type);
  const { officeId } = frame.value.head;
  if (expected.officeId !== undefined && officeId !== expected.officeId) return refuse('sealed-file-other-office');
  const officeKey = [...expected.keys].find(({ id }) => id === frame.value.keyId);
  if (!officeKey) return refuse('office-key-missing');
  const head = expected.head.safeParse(frame.value.head);
  if (!head.success) return refuse('sealed-file-damaged');
  const key = await cryptoKeyOf(officeKey, 'decrypt');
  const prefix = bytesOfBase64(frame.value.noncePrefixBase64);
  let number = 0;
  const opened = inPieces(
    PIECE_BYTES + TAG_BYTES,
    () => undefined,
    async (piece, place) => {
      const parameters = { name: 'AES-GCM', iv: nonceOf(prefix, number, place), additionalData: opening.line };
      number += 1;
      return new Uint8Array(await crypto.subtle.decrypt(parameters, key, piece));
    },
  );
  return ok({ head: head.data, content: restOf(opening).pipeThrough(opened) });
};
