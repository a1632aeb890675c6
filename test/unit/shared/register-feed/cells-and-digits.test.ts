import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fidCheckDigit } from '#shared/domain/registration-number.ts';
import { taxpayerCheckDigit } from '#shared/domain/taxpayer-id.ts';
import { cellText, createSharedLines, ownedLine } from '#shared/register-feed/cell-text.ts';
import { hasFidCheckDigit, hasTaxIdCheckDigit } from '#shared/register-feed/check-digits.ts';
import { remember } from '#shared/register-feed/remember.ts';
import { shownIdValue, shownValue } from '#shared/register-feed/row-problem.ts';

describe('the content of a cell', () => {
  test.each([
    ['บริษัท ตัวอย่าง จำกัด', 'บริษัท ตัวอย่าง จำกัด'],
    ['  โรงกลึง ', 'โรงกลึง'],
    ['="0640"', '0640'],
    ['="  0640 "', '0640'],
    ['=1+1', '=1+1'],
    ['"', '"'],
    ['no', 'no'],
    ['Nullity', 'Nullity'],
    ['0', '0'],
    ['-5', '-5'],
  ])('%j is %j', (raw, text) => {
    expect(cellText(raw)).toBe(text);
  });

  test.each([
    undefined,
    '',
    ' ',
    '-',
    '--',
    ' - ',
    '–',
    '—',
    'null',
    'NULL',
    '(null)',
    'N/A',
    'n/a',
    '=""',
    '="-"',
    '=" "',
  ])('%j is nothing', (raw) => {
    expect(cellText(raw)).toBeUndefined();
  });

  test('never has blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\t', 'ก', '-', '"', '=', 'n', '0') }), (raw) => {
        const text = cellText(raw);
        expect(text).toBe(text?.trim());
        expect(text).not.toBe('');
      }),
    );
  });
});

describe('a text on one line', () => {
  test.each([
    ['a\nb', 'a b'],
    ['a \r\n  b', 'a b'],
    ['a\n\n\nb', 'a b'],
    ['หนึ่งสองสามสี่ห้าหกเจ็ดแปด', 'หนึ่งสองสามสี่ห้าหกเจ็ดแปด'],
  ])('%j is %j', (text, line) => {
    expect(ownedLine(text)).toBe(line);
  });

  test('that a list repeats is the same text, also after the memory was full', () => {
    const lines = createSharedLines(2);
    const texts = ['อำเภอคลองหลวง จังหวัดปทุมธานี', 'อำเภอเมือง จังหวัดปทุมธานี', 'อำเภอลำลูกกา จังหวัดปทุมธานี', 'สั้น'];

    for (const text of [...texts, ...texts, ...texts.toReversed()]) expect(lines(text)).toBe(text);
  });
});

describe('check digits, as the quick test of an import', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

  test('of a factory are those of the slow rule', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(9), (thirteen, last) => {
        expect(hasFidCheckDigit(`${thirteen}${last}`)).toBe(fidCheckDigit(thirteen) === last);
      }),
    );
  });

  test('of a taxpayer are those of the slow rule', () => {
    fc.assert(
      fc.property(digits(12), fc.nat(9), (twelve, last) => {
        expect(hasTaxIdCheckDigit(`${twelve}${last}`)).toBe(taxpayerCheckDigit(twelve) === last);
      }),
    );
  });
});

describe('a function that remembers', () => {
  test('is asked once for what comes again, and forgets all when its memory is full', () => {
    const asked: string[] = [];
    const upper = remember(2, (text) => {
      asked.push(text);
      return text.toUpperCase();
    });

    expect(['a', 'a', 'b', 'a', 'b', 'c', 'c', 'a'].map(upper)).toEqual(['A', 'A', 'B', 'A', 'B', 'C', 'C', 'A']);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('a value in a report of problems', () => {
  test.each([
    ['1234567890123', '1234xxxxxxxxx'],
    ['1-2345-67890-12-3', '1-23xx-xxxxx-xx-x'],
    ['1 2345 67890 12 3', '1 23xx xxxxx xx x'],
    ['1.2345.67890.12.3', '1.23xx.xxxxx.xx.x'],
    ['๑๒๓๔๕๖๗๘๙๐๑๒๓', '๑๒๓๔xxxxxxxxx'],
    ['นาย ก 1234567890123 ข', 'นาย ก 1234xxxxxxxxx ข'],
    ['0105500000011', '0105500000011'],
    ['12345678901234', '12345678901234'],
    ['3-64(1)-12/41ปท', '3-64(1)-12/41ปท'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownValue(text)).toBe(shown);
  });

  test('is forty letters at the most, and masked before it is cut', () => {
    expect(shownValue('ก'.repeat(41))).toBe(`${'ก'.repeat(39)}…`);
    expect(shownValue('ก'.repeat(40))).toBe('ก'.repeat(40));
    expect(shownValue(`${'ก'.repeat(34)}1234567890123`)).toBe(`${'ก'.repeat(34)}1234x…`);
  });

  test.each([
    ['1234', '1234'],
    ['12345', '1234x'],
    ['123456789012', '1234xxxxxxxx'],
    ['๑๒๓๔๕', '๑๒๓๔x'],
    ['0105500000011', '0105500000011'],
    ['๐๑๐๕๕', '๐๑๐๕๕'],
  ])('of a column of ids, %s, however mistyped, is shown as %s', (text, shown) => {
    expect(shownIdValue(text)).toBe(shown);
  });

  test('never shows all digits of a citizen id', () => {
    const id = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{12}$/))
      .map(([first, rest]) => `${first}${rest}`);
    fc.assert(
      fc.property(id, fc.constantFrom('', ' ', 'เลข '), (citizen, before) => {
        expect(shownValue(`${before}${citizen}`)).not.toContain(citizen.slice(4));
        expect(shownIdValue(citizen)).not.toContain(citizen.slice(4));
      }),
    );
  });
});
