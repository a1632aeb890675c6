import { describe, expect, test } from 'vitest';
import {
  checkFields,
  officeSeries,
  recordSeries,
  recordSeriesOf,
  subjectNames,
  subjectNumberKey,
} from '#shared/domain/record-series.ts';
import { err, ok } from '#shared/lib/result.ts';
import { productFields } from '#test/builders/record-series.ts';

const product = recordSeriesOf('community-product')!;

describe('the series of papers', () => {
  test('are found by their key; one that only a newer program has is not', () => {
    for (const series of recordSeries) expect(recordSeriesOf(series.key)).toBe(series);
    expect(recordSeriesOf('mine-permit')).toBeUndefined();
    expect(officeSeries.map(({ key }) => key)).toEqual(['community-product']);
  });

  test.each(recordSeries)('$key speaks of its own fields only', ({ fields, numberField, label, detail, search }) => {
    const known = new Set(fields.map(({ key }) => key));
    const named = [
      numberField,
      ...label.heading,
      label.number,
      ...detail,
      search.name,
      ...search.parts,
      ...search.exact,
    ];

    expect(named.filter((key) => !known.has(key))).toEqual([]);
    expect(known.size).toBe(fields.length);
  });

  test.each(recordSeries)('$key cannot be without the field that identifies it', ({ fields, numberField }) => {
    expect(fields.find(({ key }) => key === numberField)).toMatchObject({ isRequired: true, kind: 'number' });
  });
});

describe('facts that were typed in', () => {
  test('are kept without the blanks around them, and empty ones not at all', () => {
    expect(checkFields(product, { ...productFields({ maker: '  กลุ่มแม่บ้าน ' }), address: '   ', expiresOn: '' })).toEqual(
      ok(productFields({ maker: 'กลุ่มแม่บ้าน' })),
    );
  });

  test('are kept with a day where the series has one', () => {
    expect(checkFields(product, productFields({ expiresOn: '2028-02-29' }))).toEqual(
      ok(productFields({ expiresOn: '2028-02-29' })),
    );
  });

  test.each([
    ['a number of blanks', { certificateNumber: ' ' }, 'fields.certificateNumber', 'required'],
    ['a number without a letter or digit', { certificateNumber: '-/-' }, 'fields.certificateNumber', 'not a number'],
    ['no name', { productName: '' }, 'fields.productName', 'required'],
    ['a name of 301 letters', { productName: 'ก'.repeat(301) }, 'fields.productName', 'too long'],
    ['a day that does not exist', { expiresOn: '2027-02-29' }, 'fields.expiresOn', 'not a date'],
    ['a Buddhist day', { expiresOn: '29/02/2571' }, 'fields.expiresOn', 'not a date'],
    ['a fact of another series', { operatorName: 'สมชาย' }, 'fields.operatorName', 'no such field'],
    ['a fact of every object', { constructor: 'x' }, 'fields.constructor', 'no such field'],
  ])('with %s are refused with the place', (_what, over, path, message) => {
    expect(checkFields(product, productFields(over))).toEqual(
      err({ type: 'input-invalid', issues: [{ path, message }] }),
    );
  });

  test('that are wrong in several places are refused with all of them, and never with what was typed', () => {
    const refused = checkFields(product, { productName: 'ความลับ'.repeat(60), secret: 'ความลับ' });

    expect(refused).toMatchObject({
      error: {
        issues: [
          { path: 'fields.secret' },
          { path: 'fields.certificateNumber' },
          { path: 'fields.productName' },
          { path: 'fields.standardNumber' },
          { path: 'fields.maker' },
        ],
      },
    });
    expect(JSON.stringify(refused)).not.toContain('ความลับ');
  });
});

describe('a subject', () => {
  test.each([
    ['12/2567', '๑๒/๒๕๖๗'],
    ['12/2567', ' 12 / 2567 '],
    ['12/2567', '12/2567\u200b'],
  ])('numbered %s is the one numbered "%s"', (a, b) => {
    const keyOf = (certificateNumber: string) => subjectNumberKey(product, productFields({ certificateNumber }));
    expect(keyOf(a)).toBe(keyOf(b));
  });

  test('without a number has the empty key', () => {
    expect(subjectNumberKey(product, {})).toBe('');
  });

  test('is called by what its series says, and by less when less is known', () => {
    expect(subjectNames(product, productFields({ district: 'เมือง' }))).toEqual({
      title: 'ข้าวแต๋น · วิสาหกิจชุมชนบ้านสวนบัว',
      number: '12/2567',
      lines: ['วิสาหกิจชุมชนบ้านสวนบัว', 'เมือง'],
    });
    expect(subjectNames(product, { productName: 'ข้าวแต๋น' })).toEqual({ title: 'ข้าวแต๋น', number: '', lines: [] });
    expect(subjectNames(product, {})).toEqual({ title: '', number: '', lines: [] });
  });
});
