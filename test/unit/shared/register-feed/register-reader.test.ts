import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { feedHeader, feedLine } from '#build/demo-feed/feed-text.ts';
import { encodeWindows874 } from '#build/demo-feed/windows-874.ts';
import { readList, type WholeList } from '#test/fixtures/register/register-list.ts';
import type { RecordReaderOptions } from '#shared/register-feed/record-reader.ts';

const FEED: RecordReaderOptions = { source: 'national-feed' };
const OFFICE: RecordReaderOptions = { source: 'office-list' };

const sample = readFileSync(new URL('../../../fixtures/register/sample-feed.csv', import.meta.url), 'utf8');
const feedOf = (rows: number): string => {
  const lines = [...demoFactories({ seed: 7, rows })].map((factory, row) => feedLine({ factory, seed: 7, row }));
  return `\uFEFF${feedHeader()}${lines.join('')}`;
};
const listOf = (text: string, options: RecordReaderOptions, pieceCharacters?: number): WholeList => {
  const read = readList(text, options, pieceCharacters);
  if (!read.ok) throw new Error(`refused: ${read.error.type}`);
  return read.value;
};
const refusalOf = (text: string, options: RecordReaderOptions) => {
  const read = readList(text, options);
  return read.ok ? undefined : read.error;
};

describe('the published sample', () => {
  test('is read whole, its traps understood', () => {
    const { rows, summary } = listOf(sample, OFFICE);
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 5, 6, 7]);
    expect(summary).toMatchObject({ recordCount: 5, takenCount: 5, rejectedCount: 0, doubtfulCount: 0 });
    expect(rows[1]?.factory).toMatchObject({
      registrationNumber: 'จ3-53(5)-31/64ปท',
      internalKey: 'จ 05303303164ปท',
      object: 'ทำถุงพลาสติก และเม็ดพลาสติก',
      hpHundredths: 9_999,
      address: { houseNumber: '๑๒/๓', road: undefined, district: 'ธัญบุรี' },
      coordinates: undefined,
    });
    expect(rows[2]?.factory).toMatchObject({ startedOn: '2004-02-29', taxIdKind: 'citizen', registerStatus: 'paused' });
    expect(rows[4]?.factory).toMatchObject({ fid: undefined, capitalSatang: undefined, coordinates: undefined });
  });
});

describe('the national feed', () => {
  test('gives every invented factory back, whatever traps it was written with', () => {
    const factories = [...demoFactories({ seed: 7, rows: 3_000 })];
    const { rows, summary } = listOf(feedOf(3_000), FEED);
    expect(rows.map(({ factory }) => factory)).toEqual(factories);
    expect(summary.rejectedCount).toBe(0);
    expect(summary.unknownHeaders).toHaveLength(12);
  });

  test('is read the same in pieces of any size', () => {
    const text = feedOf(60);
    const whole = listOf(text, FEED);
    for (const size of [1, 7, 333]) expect(listOf(text, FEED, size)).toEqual(whole);
  });

  test('a number that occurs twice is doubted where it occurs again', () => {
    const text = feedOf(60);
    const [, first = ''] = text.split(/(?<=\r\n)/);
    const { rows, summary } = listOf(`${text}${first}`, FEED);
    expect(rows.at(-1)?.doubts).toMatchObject([{ code: 'registration-number-repeated', firstLine: 2 }]);
    expect(summary.findingCounts['registration-number-repeated']).toBe(1);
  });

  test('a row with misplaced cells is rejected and the rest goes on', () => {
    const text = feedOf(60);
    const broken = text.replace('\r\n', '\r\n3-1-1/40ปท,one,two\r\n');
    const { rejected, summary } = listOf(broken, FEED);
    expect(rejected).toEqual([{ line: 2, problems: [{ code: 'too-few-fields', line: 2 }] }]);
    expect(summary).toMatchObject({ recordCount: 61, takenCount: 60, rejectedCount: 1 });
    const wide = text.replace('\r\n', `\r\n${Array.from({ length: 47 }, () => 'x').join(',')}\r\n`);
    expect(listOf(wide, FEED).rejected[0]?.problems[0]?.code).toBe('too-many-fields');
  });

  test('one province is kept and the others are counted', () => {
    const all = listOf(feedOf(400), FEED).rows.filter(({ factory }) => factory.address.province === 'ปทุมธานี');
    const kept = listOf(feedOf(400), { ...FEED, provinceCode: '13' });
    expect(kept.rows.map(({ line }) => line)).toEqual(all.map(({ line }) => line));
    expect(kept.rows.length).toBeGreaterThan(5);
    expect(kept.summary.outsideProvinceCount).toBe(400 - kept.rows.length);
  });
});

describe('what is refused as a whole', () => {
  test('a web page in the place of the feed', () => {
    const page = `\n <!DOCTYPE html><html><body>${'x'.repeat(20_000)}</body></html>`;
    expect(refusalOf(page, FEED)).toEqual({ type: 'html-page' });
    expect(refusalOf('<html><table><tr><td>DISPFACREG</td></tr></table></html>', OFFICE)).toEqual({
      type: 'html-page',
    });
  });

  test('a feed smaller than 10 kB', () => {
    expect(refusalOf(sample, FEED)).toMatchObject({ type: 'file-too-small', atLeastBytes: 10_000 });
    expect(refusalOf('', FEED)).toMatchObject({ type: 'file-too-small', sizeBytes: 0 });
  });

  test('a feed without its own header', () => {
    const renamed = feedOf(60).replace('DISPFACREG', 'NUMBER');
    expect(refusalOf(renamed, FEED)).toEqual({ type: 'not-a-register', missing: ['registration-number'] });
  });

  test('another table, and an empty file', () => {
    expect(refusalOf('PROVINCE,TSIC,TOTAL\nก,1,2\n', OFFICE)).toMatchObject({ type: 'not-a-register' });
    expect(refusalOf('', OFFICE)).toMatchObject({ type: 'not-a-register' });
  });

  test('a file cut off at any place that leaves a record unfinished', () => {
    const text = feedOf(60);
    const lastRecord = text.lastIndexOf('\r\n', text.length - 3) + 2;
    const lastComma = text.lastIndexOf(',');
    for (const cut of [lastRecord + 5, lastRecord + 25, lastRecord + 200, lastComma]) {
      expect(refusalOf(text.slice(0, cut), FEED)).toMatchObject({ type: 'file-truncated' });
    }
  });

  test('an error message appended by the server', () => {
    const text = `${feedOf(60)}Fatal error: out of memory\r\n`;
    expect(refusalOf(text, FEED)).toMatchObject({ type: 'file-truncated', line: 62 });
  });

  test('a feed with less than nine tenths of the last good rows', () => {
    const text = feedOf(89);
    expect(refusalOf(text, { ...FEED, lastGoodRowCount: 100 })).toEqual({
      type: 'too-few-rows',
      recordCount: 89,
      lastGoodRowCount: 100,
    });
    expect(refusalOf(feedOf(90), { ...FEED, lastGoodRowCount: 100 })).toBeUndefined();
  });

  test('a refusal stays: later pieces and the end repeat it', () => {
    const text = `<html>${feedOf(60)}`;
    expect(readList(text, FEED, 100)).toMatchObject({ ok: false, error: { type: 'html-page' } });
  });
});

describe("an office's own list", () => {
  const list = [
    'รายชื่อโรงงานในจังหวัดปทุมธานี;;;;;',
    ';;;;;',
    'ลำดับ;เลขทะเบียนโรงงาน;ชื่อโรงงาน;แรงม้า;วันเริ่มประกอบกิจการ;สถานะ',
    '1;3-64-1/39ปท;โรงกลึงตัวอย่าง;75,5;26/08/2541;ดำเนินการ',
    '2;3-64-2/39ปท;โรงกลึงสาธิต;1,250.5;29/02/2547;หยุดชั่วคราว',
    'รวม;;;;;',
    '',
  ].join('\r\n');

  test('may have title rows above its header and a total below its rows', () => {
    const { rows, rejected, summary } = listOf(list, OFFICE);
    expect(rows.map(({ line }) => line)).toEqual([4, 5]);
    expect(rows[1]?.factory).toMatchObject({
      hpHundredths: 125_050,
      startedOn: '2004-02-29',
      registerStatus: 'paused',
    });
    expect(rows[0]?.doubts).toEqual([{ code: 'horsepower-unreadable', line: 4, column: 'แรงม้า', value: '75,5' }]);
    expect(rejected).toEqual([{ line: 6, problems: [{ code: 'identity-missing', line: 6 }] }]);
    expect(summary.unknownHeaders).toEqual(['ลำดับ']);
  });

  test('without a province column is filtered by the numbers, and what tells nothing is kept', () => {
    const numbers = 'เลขทะเบียนโรงงาน,ชื่อโรงงาน,x\n3-1-1/39ปท,ก,\n3-1-1/39ชบ,ข,\nน.1-1/2551-ญปก,ค,\n';
    const { rows } = listOf(numbers, { ...OFFICE, provinceCode: '13' });
    expect(rows.map(({ factory }) => factory.name)).toEqual(['ก', 'ค']);
  });

  test('knows a province by its name in any usual form or by its code', () => {
    const provinces = ['ปทุมธานี', 'จ.ปทุมธานี', 'จังหวัดปทุมธานี', '13', 'ชลบุรี'];
    const text = `DISPFACREG,FNAME,PROV\n${provinces.map((name, index) => `3-1-${index + 1}/39,ก,${name}`).join('\n')}\n`;
    expect(listOf(text, { ...OFFICE, provinceCode: '13' }).rows).toHaveLength(4);
    const bangkok = 'DISPFACREG,FNAME,PROV\n3-1-1/39,ก,กทม.\n3-1-2/39,ข,กรุงเทพฯ\n3-1-3/39,ค,ยะลา\n';
    expect(listOf(bangkok, { ...OFFICE, provinceCode: '10' }).rows).toHaveLength(2);
  });

  test('in Thai Windows reads the same as in UTF-8', () => {
    const decoded = new TextDecoder('windows-874').decode(encodeWindows874(list));
    expect(listOf(decoded, OFFICE)).toEqual(listOf(list, OFFICE));
  });
});
