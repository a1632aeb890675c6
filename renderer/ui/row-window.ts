/** Which rows of a long list are drawn, and how much empty space stands for the others. */
export interface RowWindow {
  readonly first: number;
  /** One past the last drawn row. */
  readonly end: number;
  readonly beforePx: number;
  readonly afterPx: number;
}

const EXTRA_ROWS = 6;

/** The rows that can be seen at this scroll position, and a few around them. */
export const rowWindow = (list: {
  readonly rowCount: number;
  readonly rowPx: number;
  readonly scrollTopPx: number;
  readonly heightPx: number;
}): RowWindow => {
  const { rowCount, rowPx, scrollTopPx, heightPx } = list;
  const seenFirst = Math.floor(scrollTopPx / rowPx);
  const seenEnd = Math.ceil((scrollTopPx + heightPx) / rowPx);
  const first = Math.max(0, Math.min(seenFirst - EXTRA_ROWS, rowCount));
  const end = Math.max(first, Math.min(rowCount, seenEnd + EXTRA_ROWS));
  return { first, end, beforePx: first * rowPx, afterPx: (rowCount - end) * rowPx };
};

/** The row to go to for a key, or undefined when the key does not move. */
export const rowAfterKey = (
  key: string,
  at: number,
  list: { readonly rowCount: number; readonly pageRows: number },
) => {
  const last = list.rowCount - 1;
  const clamp = (row: number): number => Math.max(0, Math.min(last, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + list.pageRows);
    case 'PageUp':
      return clamp(at - list.pageRows);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(last);
    default:
      return undefined;
  }
};
