import { codeLetters, inGroups, readableCode } from '../lib/readable-code.ts';

const MARK_LETTERS = 16;
const GROUP = 4;
const WHOLE_CODE = /^[0-9A-HJKMNP-TV-Z]{32}$/;
const MARK = '#join=';

/**
 * The mark by which a centre's own certificate is known: the first 80 bits of its SHA-256, as 16 letters that can be typed.
 * Another certificate with the same mark would take 2^80 tries. Throws nothing; expects the whole digest of 32 bytes.
 */
export const certificateMark = (sha256: Uint8Array): string => readableCode(sha256, MARK_LETTERS);

/** A one-time code and the mark of the centre that made it, as one code to be typed: eight groups of four. */
export const joiningCode = (enrolmentCode: string, mark: string): string => `${enrolmentCode}-${mark}`;

/** What a typed code says: the code for the centre alone and, in one of eight groups, the mark of its certificate. */
export const readJoiningCode = (
  typed: string,
): { readonly enrolmentCode: string; readonly certificateMark?: string } => {
  const letters = codeLetters(typed);
  if (!WHOLE_CODE.test(letters)) return { enrolmentCode: typed.trim() };
  return {
    enrolmentCode: inGroups(letters.slice(0, 4 * GROUP)),
    certificateMark: inGroups(letters.slice(4 * GROUP)),
  };
};

/** Address and code in one text, for a QR that the scanner of the other PC types into its form. */
export const joiningAddress = (centralUrl: string, code: string): string => `${centralUrl}/${MARK}${code}`;

/** The address and the code in such a text; any other text is an address alone. */
export const readJoiningAddress = (typed: string): { readonly centralUrl: string; readonly code?: string } => {
  const [address = '', code] = typed.split(MARK);
  const centralUrl = address.trim().replace(/\/+$/, '');
  return code === undefined ? { centralUrl } : { centralUrl, code: code.trim() };
};

/** Whether only a mark can vouch for what answers there: no authority gives a certificate to a bare number. */
export const needsMark = (centralUrl: string): boolean => /^https:\/\/\d+(\.\d+){3}(:\d+)?(\/|$)/i.test(centralUrl);
