import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '#shared/lib/ports.ts';
import { mapOk, type Result } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import { CarriedWorkHead, readCarriedLines, writeCarriedLines } from '#shared/sync/carried-work.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { openSealedFile, sealFile } from './sealed-file.ts';

const hash: Hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** Work of a PC as it was found in a file. */
export interface CarriedFile {
  readonly head: CarriedWorkHead;
  readonly entries: readonly OutboxEntry[];
}

/** The file that carries these entries to another PC of the office. */
export const writeCarriedFile = (
  head: Omit<CarriedWorkHead, 'entries'>,
  entries: readonly OutboxEntry[],
  key: OfficeKeyRow,
): Promise<Uint8Array<ArrayBuffer>> =>
  sealFile({
    kind: 'faem-carried-work',
    head: { ...head, entries: entries.length },
    content: new TextEncoder().encode(writeCarriedLines(entries, hash)),
    key,
  });

/** Whose work a file holds, and the work; or why it cannot be read here. */
export const readCarriedFile = async (
  file: Uint8Array<ArrayBuffer>,
  here: { readonly officeId: string; readonly keys: Iterable<OfficeKeyRow> },
): Promise<Result<CarriedFile, SealedFileError>> => {
  const opened = await openSealedFile(file, { ...here, kind: 'faem-carried-work', head: CarriedWorkHead });
  if (!opened.ok) return opened;
  const { head, content } = opened.value;
  return mapOk(readCarriedLines(new TextDecoder().decode(content), head, hash), (entries) => ({ head, entries }));
};
