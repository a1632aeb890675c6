const FIRST_THAI = 0x0e01;
const LAST_THAI = 0x0e5b;
/** Windows-874 keeps the order of the Unicode Thai block: ก is 0xA1. */
const THAI_OFFSET = FIRST_THAI - 0xa1;
const QUESTION_MARK = 0x3f;

const byteOf = (unit: number): number => {
  if (unit < 0x80) return unit;
  return unit >= FIRST_THAI && unit <= LAST_THAI ? unit - THAI_OFFSET : QUESTION_MARK;
};

/** The text in Windows-874. Characters it does not have become `?`; zero-width spaces are left out. */
export const encodeWindows874 = (text: string): Uint8Array => {
  const kept = text.replace(/[\u200B\uFEFF]/g, '');
  return Uint8Array.from({ length: kept.length }, (_, index) => byteOf(kept.charCodeAt(index)));
};
