import type { AnyRow } from '#shared/model/tables.ts';

/** The JSON of rows; a row is never changed, so each is written out once however many places need its text. */
export type RowTexts = (row: AnyRow | null) => string;

/** Remembers the texts it made for as long as it lives itself: one statement. */
export const createRowTexts = (): RowTexts => {
  const texts = new Map<AnyRow, string>();
  return (row) => {
    if (row === null) return 'null';
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = JSON.stringify(row);
    texts.set(row, text);
    return text;
  };
};
