import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approximateWord, standsApproximatelyIn } from '#shared/domain/approximate-match.ts';
import { backupMadeAt } from '#shared/domain/backup-policy.ts';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { withoutFormula } from '#shared/domain/csv-text.ts';
import { parseTlv } from '#shared/domain/emv-tlv.ts';
import { parseFolderCode } from '#shared/domain/folder-code.ts';
import { thaiToUs, usToThai } from '#shared/domain/kedmanee.ts';
import { lookAlikeNumbers } from '#shared/domain/look-alike-number.ts';
import { maskName } from '#shared/domain/mask-name.ts';
import { parseBaht } from '#shared/domain/money.ts';
import { numberBand } from '#shared/domain/number-band.ts';
import { exactly, nearly, pairBits } from '#shared/domain/pair-signature.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { parseRef1 } from '#shared/domain/payment-reference.ts';
import { pinIn } from '#shared/domain/pin-text.ts';
import { parseReceiptCode, parseReceiptNumber } from '#shared/domain/receipt-number.ts';
import { parseRegistrationNumber, registrationKey } from '#shared/domain/registration-number.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { readScanFile } from '#shared/domain/scan-file.ts';
import { naturalKey } from '#shared/domain/shelf-order.ts';
import { decodeSlip } from '#shared/domain/slip-qr.ts';
import { maskTaxpayerId, parseTaxpayerId } from '#shared/domain/taxpayer-id.ts';
import { parseRegisterDate, parseThaiDate } from '#shared/domain/thai-date.ts';
import { normalizeThai, looseSearchKey, searchKey, wordsOf } from '#shared/domain/thai-text.ts';

/** Everything that reads what a person types, a scanner sends or a file holds. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseThaiDate,
  parseRegisterDate,
  parseBaht,
  parseRegistrationNumber,
  registrationKey,
  parseTaxpayerId,
  maskTaxpayerId,
  maskName,
  parseFolderCode,
  parseRef1,
  parseReceiptNumber,
  parseReceiptCode,
  classifyScan,
  decodeThaiQr,
  decodeSlip,
  decodeBillBarcode,
  parseTlv,
  readScanFile: (text) => readScanFile(text, {}),
  normalizeThai,
  searchKey,
  looseSearchKey,
  wordsOf,
  naturalKey,
  lookAlikeNumbers,
  numberBand,
  thaiToUs,
  usToThai,
  pairBits,
  exactly,
  nearly,
  approximateWord: (text) => standsApproximatelyIn(`${text}ก${text}`, approximateWord(text)),
  pinIn,
  withoutFormula,
  backupMadeAt,
};

const UNITS = [
  ...Array.from('กขฤๅเแำั่้็์ฺ๎ฯๆ๏๐๑๕๙฿'),
  ...Array.from('0123456789'),
  ...Array.from('AaZz-/().,;:|=+@"\'\\ '),
  '\0',
  '\t',
  '\r',
  '\n',
  '\u200b',
  '\uFEFF',
  '\u00A0',
  '\u001d',
  '–',
  '１',
  'İ',
  '😀',
  '\ud83d',
  '__proto__',
  'constructor',
  '00020101021',
  '3-64(1)-12/41ปท',
];
const anyText = fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 60 });

/** What makes a careless pattern try for hours: long runs that nearly fit. */
const LONG: readonly (readonly [string, string])[] = [
  ['digits', '1'.repeat(20_000)],
  ['Thai digits', '๑'.repeat(20_000)],
  ['spaces', ' '.repeat(20_000)],
  ['a digit and spaces', `1${' '.repeat(20_000)}x`],
  ['dots', `${'.'.repeat(20_000)}1`],
  ['dates', '1/1/'.repeat(5_000)],
  ['marks', `ก${'\u0e48\u0e34'.repeat(10_000)}`],
  ['legal forms', 'บริษัท'.repeat(3_000)],
  ['Latin legal forms', 'public company limited co. '.repeat(800)],
  ['brackets', '('.repeat(20_000)],
  ['tags of a QR', '0002'.repeat(5_000)],
  ['zero-width spaces', '\u200b'.repeat(20_000)],
  ['quotes and separators', '",;\t'.repeat(5_000)],
];

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  test('answers whatever comes, and the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each(LONG)('comes to an end with thousands of %s', (_called, text) => {
    expect(() => read(text)).not.toThrow();
  });
});

describe('what is hidden stays hidden', () => {
  test('of a name more than two signs of each word', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const words = maskName(name)?.split(' ') ?? [];
        expect(words.filter((word) => Array.from(word.replaceAll('*', '')).length > 2)).toEqual([]);
      }),
    );
  });

  test('of a citizen id its middle, and of a mistyped one all but its first digit, in whatever digits it was typed', () => {
    const digits = fc.constantFrom('0123456789', '๐๑๒๓๔๕๖๗๘๙', '０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩');
    const id = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 14 });
    fc.assert(
      fc.property(id, digits, (numbers, script) => {
        fc.pre(numbers[0] !== 0);
        const shown = maskTaxpayerId(numbers.map((digit) => Array.from(script)[digit]).join(''));
        expect(shown.match(/\p{Nd}/gu)?.length ?? 0).toBeLessThanOrEqual(numbers.length === 13 ? 8 : 1);
        expect(shown).not.toMatch(/\p{Nd}{5}/u);
      }),
    );
  });
});
