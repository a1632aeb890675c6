/**
 * What a workbook comes to when it is unpacked, measured without keeping any of it: a file of a few kilobytes may unpack to
 * gigabytes, and two cells may span a billion. A workbook that passes may be given to the library, which keeps all of it.
 */
export type WorkbookVerdict = 'fits' | 'too-large' | 'unreadable';

/** The list of a large office has some thousand rows of some dozen columns; the national feed comes as text. */
const MOST_PACKED_BYTES = 40_000_000;
const MOST_BYTES = 150_000_000;
const MOST_ENTRIES = 1_000;
const MOST_ROWS = 150_000;
const MOST_COLUMNS = 500;
/** From the first cell to the last: room is made for every place between them. */
const MOST_PLACES = 5_000_000;

/** Ends of the archive's own tables, as APPNOTE.TXT of PKWARE has them. */
const END_MARK = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

const viewOf = async (file: Blob, from: number, to: number): Promise<DataView> =>
  new DataView(await file.slice(from, to).arrayBuffer());

/** The archive's list of contents lies at its end, before a comment of any text; undefined when there is none. */
const findEnd = async (file: Blob): Promise<{ readonly entries: number; readonly at: number } | undefined> => {
  const from = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const tail = await viewOf(file, from, file.size);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_MARK) continue;
    return { entries: tail.getUint16(at + 10, true), at: tail.getUint32(at + 16, true) };
  }
  return undefined;
};

const entriesOf = (list: DataView, count: number): readonly Entry[] | undefined => {
  const entries: Entry[] = [];
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + ENTRY_BYTES > list.byteLength || list.getUint32(at, true) !== ENTRY_MARK) return undefined;
    entries.push({
      method: list.getUint16(at + 10, true),
      packedBytes: list.getUint32(at + 20, true),
      bytes: list.getUint32(at + 24, true),
      at: list.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + list.getUint16(at + 28, true) + list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
  }
  return entries;
};

const unpacked = async (file: Blob, entry: Entry): Promise<ReadableStream<Uint8Array> | undefined> => {
  const local = await viewOf(file, entry.at, entry.at + LOCAL_BYTES);
  if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL_MARK) return undefined;
  const from = entry.at + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = file.slice(from, from + entry.packedBytes).stream();
  if (entry.method === STORED) return packed;
  return entry.method === DEFLATED ? packed.pipeThrough(new DecompressionStream('deflate-raw')) : undefined;
};

const CELL = /<(?:\w+:)?(?:c\s[^>]*?\br|dimension\s[^>]*?\bref)="(?:[A-Z]{1,3}\d{1,7}:)?([A-Z]{1,3})(\d{1,7})"/g;
/** Documents of a workbook declare nothing; what does is made to expand. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/;
/** Longer than the beginning of any cell, so that one which lies across two pieces is still seen. */
const OVERLAP = 300;

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Follows the text of one document piece by piece, and how far its cells reach. */
const createLookout = () => {
  let rest = '';
  let rows = 0;
  let columns = 0;
  return (piece: string): WorkbookVerdict => {
    const text = rest + piece;
    rest = text.slice(-OVERLAP);
    if (DECLARATION.test(text)) return 'unreadable';
    for (const [, column = '', row = ''] of text.matchAll(CELL)) {
      rows = Math.max(rows, Number(row));
      columns = Math.max(columns, columnNumber(column));
    }
    const isTooLarge = rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_PLACES;
    return isTooLarge ? 'too-large' : 'fits';
  };
};

/** Reads one document to its end, or to what is wrong with it. */
const judgeDocument = async (document: ReadableStream<Uint8Array>, bytes: number): Promise<WorkbookVerdict> => {
  const decoder = new TextDecoder();
  const look = createLookout();
  const reader = document.getReader();
  let left = bytes;
  for (;;) {
    const piece = await reader.read();
    // The library makes room for as much as the list of contents says: neither more may come nor less.
    if (piece.done) return left === 0 ? 'fits' : 'unreadable';
    left -= piece.value.length;
    const verdict = left < 0 ? 'unreadable' : look(decoder.decode(piece.value, { stream: true }));
    if (verdict === 'fits') continue;
    await reader.cancel().catch(() => undefined);
    return verdict;
  }
};

const judgeAll = async (file: Blob, entries: readonly Entry[]): Promise<WorkbookVerdict> => {
  for (const entry of entries) {
    const document = await unpacked(file, entry);
    const verdict = document ? await judgeDocument(document, entry.bytes) : 'unreadable';
    if (verdict !== 'fits') return verdict;
  }
  return 'fits';
};

/**
 * Unpacks a workbook piece by piece and forgets every piece: what it comes to, how far its cells reach, whether its documents
 * declare anything. Takes a few megabytes of memory whatever the file is, and stops at the first limit that is passed.
 */
export const judgeWorkbook = async (file: Blob): Promise<WorkbookVerdict> => {
  if (file.size > MOST_PACKED_BYTES) return 'too-large';
  const end = await findEnd(file);
  if (!end) return 'unreadable';
  if (end.entries > MOST_ENTRIES) return 'too-large';
  const entries = entriesOf(await viewOf(file, end.at, file.size), end.entries);
  if (!entries) return 'unreadable';
  if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES) return 'too-large';
  try {
    return await judgeAll(file, entries);
  } catch {
    // Packed in a way that is none: cut off, or changed on its way.
    return 'unreadable';
  }
};
