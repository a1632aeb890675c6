import { deflateRawSync } from 'node:zlib';

export interface ZippedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says of its size, when it lies. */
  readonly saysBytes?: number;
}

const header = (bytes: number, fields: readonly (readonly [at: number, size: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(bytes);
  for (const [at, size, value] of fields) {
    if (size === 2) buffer.writeUInt16LE(value, at);
    else buffer.writeUInt32LE(value, at);
  }
  return buffer;
};

/** A ZIP archive as an attacker may write it: nothing in it is checked. */
export const aZip = (files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> => {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, saysBytes } of files) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const bytes = saysBytes ?? plain.length;
    const nameBytes = Buffer.from(name);
    const common = (from: number) =>
      [
        [from, 2, 8],
        [from + 10, 4, packed.length],
        [from + 14, 4, bytes],
        [from + 18, 2, nameBytes.length],
      ] as const;
    const local = header(30, [[0, 4, 0x04034b50], [4, 2, 20], ...common(8)]);
    list.push(header(46, [[0, 4, 0x02014b50], [4, 2, 20], [6, 2, 20], ...common(10), [42, 4, at]]), nameBytes);
    parts.push(local, nameBytes, packed);
    at += local.length + nameBytes.length + packed.length;
  }
  const contents = Buffer.concat(list);
  const end = header(22, [
    [0, 4, 0x06054b50],
    [8, 2, files.length],
    [10, 2, files.length],
    [12, 4, contents.length],
    [16, 4, at],
  ]);
  return Uint8Array.from(Buffer.concat([...parts, contents, end]));
};
