/** Bytes of a file in its order. */
export interface PiecesOfFile {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const CHUNK_BYTES = 256 * 1024;

/** Small writes gathered, so that a file comes in few pieces. */
export const gatherBytes = (tell: (news: PiecesOfFile) => void) => {
  let parts: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    if (size === 0) return;
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    parts = [];
    size = 0;
    tell({ kind: 'bytes', bytes });
  };
  const add = (part: Uint8Array): void => {
    parts.push(part);
    size += part.length;
    if (size >= CHUNK_BYTES) flush();
  };
  return { add, flush };
};

/** Lets what was written leave before the next sheet is drawn; otherwise a large file would gather in memory. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
