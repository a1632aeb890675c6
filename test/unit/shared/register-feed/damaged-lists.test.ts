import { beforeAll, describe, expect, test } from 'vitest';
import { encodeWindows874 } from '#build/demo-feed/windows-874.ts';
import { feedHeader, feedLine } from '#build/demo-feed/feed-text.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import type { CsvRecord } from '#shared/register-feed/csv-rows.ts';
import { ENCODING_SAMPLE_BYTES, type RegisterEncoding } from '#shared/register-feed/detect-encoding.ts';
import { createRecordReader, type RecordReaderOptions } from '#shared/register-feed/record-reader.ts';
import { createRegisterBytesReader } from '#shared/register-feed/register-bytes.ts';
import { createRegisterReader } from '#shared/register-feed/register-reader.ts';
import { readList } from '#test/fixtures/register/register-list.ts';

const OFFICE: RecordReaderOptions = { source: 'office-list' };
const FEED: RecordReaderOptions = { source: 'national-feed' };
const HEADER = 'DISPFACREG,FNAME,HP';
const ROWS = ['3-64-1/39ปท,โรงกลึงหนึ่ง,5', '3-64-2/39ปท,โรงกลึงสอง,10', '3-64-3/39ปท,โรงกลึงสาม,15'] as const;
const list = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\r\n');

const outcomeOf = (text: string, options: RecordReaderOptions = OFFICE) => {
  const read = readList(text, options);
  if (!read.ok) return read.error;
  const { rows, rejected } = read.value;
  return {
    names: rows.map(({ factory }) => factory.name),
    rejected: rejected.map(({ line, problems }) => `${line} ${problems.map(({ code }) => code).join()}`),
  };
};

describe('half an office’s list', () => {
  test('is as long as its whole lines, and told apart from a whole one by its last', () => {
    const text = list(...ROWS);
    expect(outcomeOf(text)).toMatchObject({ names: ['โรงกลึงหนึ่ง', 'โรงกลึงสอง', 'โรงกลึงสาม'], rejected: [] });
    // A last line without a line break, with all its cells, is what editors leave.
    expect(outcomeOf(text.trimEnd())).toMatchObject({ names: ['โรงกลึงหนึ่ง', 'โรงกลึงสอง', 'โรงกลึงสาม'] });
  });

  test.each([
    ['in its number', '3-64'],
    ['behind its number', '3-64-4/39ปท,'.slice(0, -1)],
    ['in its name', '3-64-4/39ปท,โรง'],
  ])('cut %s is refused as a whole', (_name, start) => {
    expect(outcomeOf(`${list(...ROWS)}${start}`)).toEqual({ type: 'file-truncated', line: 5 });
  });

  test('cut inside quotes is refused with the line on which its last record begins', () => {
    expect(outcomeOf(`${list(...ROWS)}3-64-4/39ปท,"โรงกลึง\r\nบรรทัดสอง`)).toEqual({ type: 'file-truncated', line: 5 });
  });

  test('of which a line in the middle is short goes on, with that line kept aside', () => {
    expect(outcomeOf(list(ROWS[0], '3-64-9/39ปท', ROWS[1]))).toEqual({
      names: ['โรงกลึงหนึ่ง', 'โรงกลึงสอง'],
      rejected: ['3 too-few-fields'],
    });
  });

  test('whose last line is a total of one cell, closed by a line break, is whole', () => {
    expect(outcomeOf(list(...ROWS, 'รวม'))).toMatchObject({ rejected: ['5 too-few-fields'] });
  });

  test('may have empty cells beyond its header, and nothing else there', () => {
    expect(outcomeOf(list(`${ROWS[0]},,-, ,null`, `${ROWS[1]},,x`))).toEqual({
      names: ['โรงกลึงหนึ่ง'],
      rejected: ['3 too-many-fields'],
    });
  });
});

describe('the header of an office’s list', () => {
  const titles = (count: number): string => Array.from({ length: count }, (_, at) => `หัวเรื่อง ${at},,\r\n`).join('');

  test('is looked for in the first ten lines that are not blank', () => {
    expect(outcomeOf(`${titles(9)}\r\n\r\n${list(ROWS[0])}`)).toMatchObject({ names: ['โรงกลึงหนึ่ง'] });
    expect(outcomeOf(`${titles(10)}${list(ROWS[0])}`)).toMatchObject({ type: 'not-a-register' });
  });

  test('that is nearest to one is what a refusal tells of', () => {
    expect(outcomeOf(`ก,ข,ค\r\nDISPFACREG,HP,x\r\n1,2,3\r\n`)).toEqual({ type: 'not-a-register', missing: ['name'] });
    expect(outcomeOf(`FNAME,HP,x\r\nก,ข,ค\r\n`)).toEqual({
      type: 'not-a-register',
      missing: ['registration-number'],
    });
    expect(outcomeOf('ก,ข,ค\r\n')).toEqual({ type: 'not-a-register', missing: ['registration-number', 'name'] });
  });

  test('with no row below it is a list of nothing', () => {
    expect(outcomeOf(list())).toEqual({ names: [], rejected: [] });
  });

  test.each([['\t'], [';'], [',']])('may be separated by %j', (separator) => {
    expect(outcomeOf(list(...ROWS).replaceAll(',', separator))).toMatchObject({ names: { length: 3 } });
  });
});

describe('far fewer rows than last time', () => {
  const records = (count: number): readonly CsvRecord[] => [
    { line: 1, fields: HEADER.split(',') },
    ...Array.from({ length: count }, (_, at) => ({ line: at + 2, fields: [`3-64-${at + 1}/39ปท`, 'ก', '1'] })),
  ];
  const endOf = (count: number, lastGoodRowCount: number) => {
    const reader = createRecordReader({ ...OFFICE, lastGoodRowCount });
    const pushed = reader.push(records(count));
    return pushed.ok ? reader.end('closed') : pushed;
  };

  test.each([
    [100, 90, true],
    [100, 89, false],
    [101, 91, true],
    [101, 90, false],
    [10, 9, true],
    [10, 8, false],
    [1, 1, true],
    [1, 0, false],
    [0, 0, true],
  ])('after %i rows, %i are taken: %s', (before, now, isTaken) => {
    expect(endOf(now, before).ok).toBe(isTaken);
  });

  test('counts rows of other provinces and rows that are kept aside, because the file had them', () => {
    const rows = Array.from({ length: 9 }, (_, at) => `3-64-${at}/39${at < 5 ? 'ชบ' : 'ปท'},${at === 8 ? '' : 'ก'},1`);
    expect(outcomeOf(list(...rows), { ...OFFICE, provinceCode: '13', lastGoodRowCount: 10 })).toMatchObject({
      rejected: ['10 name-missing'],
      names: { length: 3 },
    });
    expect(outcomeOf(list(...rows.slice(1)), { ...OFFICE, lastGoodRowCount: 10 })).toEqual({
      type: 'too-few-rows',
      recordCount: 8,
      lastGoodRowCount: 10,
    });
  });
});

describe('a refusal', () => {
  test.each([
    ['a web page', '<html>', { type: 'html-page' }],
    ['another table', 'ก,ข,ค\r\n'.repeat(11), { type: 'not-a-register' }],
  ])('of %s is repeated by every later step, and nothing is read any more', (_name, text, refusal) => {
    const reader = createRegisterReader(OFFICE);
    reader.push(text.padEnd(5_000, '\r\n'));
    for (const step of [reader.push(list(...ROWS)), reader.push(''), reader.end(), reader.end()]) {
      expect(step).toMatchObject({ ok: false, error: refusal });
    }
  });

  test.each(['<', ' \r\n\t<!doctype html>', '\uFEFF<?xml version="1.0"?>', '\0\0<table>'])(
    'comes at once for a page that begins with %j, however it arrives',
    (start) => {
      const reader = createRegisterReader(FEED);
      const steps = Array.from(`${start} ${HEADER}`).map((letter) => reader.push(letter));
      expect(steps.at(-1)).toEqual({ ok: false, error: { type: 'html-page' } });
    },
  );

  test('is not for a list that has a "<" further on', () => {
    expect(outcomeOf(list('3-64-1/39ปท,<โรงกลึง>,5'))).toMatchObject({ names: ['<โรงกลึง>'] });
  });

  test('of a record without end comes before it fills the memory', () => {
    const reader = createRegisterReader(OFFICE);
    reader.push(`${list(ROWS[0])}3-64-2/39ปท,"`);
    const piece = 'ไม่มีวันจบ\r\n'.repeat(2_000);
    const steps = Array.from({ length: 20 }, () => reader.push(piece));
    expect(steps.filter(({ ok }) => !ok)[0]).toEqual({ ok: false, error: { type: 'record-too-long', line: 3 } });
    expect(reader.end()).toMatchObject({ ok: false, error: { type: 'record-too-long' } });
  });
});

const createDecoder = (encoding: RegisterEncoding) => {
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const readBytes = (bytes: Uint8Array, options: RecordReaderOptions = OFFICE) => {
  const reader = createRegisterBytesReader({ ...options, createDecoder });
  const batches = [reader.push(bytes), reader.end()];
  const rows = batches.flatMap((step) => {
    if (!step.ok) return [];
    return 'batch' in step.value ? step.value.batch.rows : step.value.rows;
  });
  const refused = batches.find((step) => !step.ok);
  return { encoding: reader.encoding(), rows, refused: refused?.ok === false ? refused.error.type : undefined };
};

describe('bytes in an unexpected encoding', () => {
  const text = list('3-64-1/39ปท,ร้านน้ำแข็งเก่าแก่ ฿๑๒,5');

  test.each([
    ['utf-8', bytesOf(text), 'utf-8'],
    ['utf-8 with a mark', bytesOf(`\uFEFF${text}`), 'utf-8'],
    ['Thai Windows', encodeWindows874(text), 'windows-874'],
    ['UTF-16 of Excel', new Uint8Array(Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')), 'utf-16le'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(text, 'utf16le')), 'utf-16le'],
  ])('%s: tone marks, Thai digits and the baht sign come through', (_name, bytes, encoding) => {
    const read = readBytes(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.rows.map(({ factory, doubts }) => [factory.name, factory.registrationKey, doubts])).toEqual([
      ['ร้านน้ำแข็งเก่าแก่ ฿๑๒', '3-64-1/39ปท', []],
    ]);
  });

  test('one letter of Thai Windows in a file of UTF-8 makes all of it Thai Windows, in which no number can be read', () => {
    const [before, after] = text.split('ร้าน');
    const mixed = [...bytesOf(before ?? ''), ...encodeWindows874('ร้าน'), ...bytesOf(after ?? '')];
    const { encoding, rows } = readBytes(Uint8Array.from(mixed));
    expect(encoding).toBe('windows-874');
    expect(rows.flatMap(({ doubts }) => doubts.map(({ code }) => code))).toEqual(['registration-number-unreadable']);
  });

  test('a letter that is broken behind the first 64 kB costs the one row, with a doubt', () => {
    const many = Array.from({ length: 1_200 }, (_, at) => `3-64-${at + 1}/39ปท,โรงกลึงตัวอย่าง,5`);
    const bytes = bytesOf(list(...many));
    const last = bytes.length - 10;
    expect(bytes.length).toBeGreaterThan(ENCODING_SAMPLE_BYTES + 10);
    bytes.set([0xe0, 0x41], last);
    const { encoding, rows } = readBytes(bytes);
    expect(encoding).toBe('utf-8');
    expect(rows).toHaveLength(1_200);
    expect(rows.filter(({ doubts }) => doubts.length > 0).map(({ line }) => line)).toEqual([1_201]);
  });

  test('of a small list is told only at its end, when it is known', () => {
    const reader = createRegisterBytesReader({ ...OFFICE, createDecoder });
    expect(reader.push(bytesOf(text))).toEqual({ ok: true, value: { rows: [], rejected: [] } });
    expect(reader.encoding()).toBeUndefined();
    expect(reader.end()).toMatchObject({ ok: true, value: { batch: { rows: [{ line: 2 }] } } });
    expect(reader.encoding()).toBe('utf-8');
  });

  test('a web page is refused whatever it is written in', () => {
    const html = `<html>${'ข้อผิดพลาด '.repeat(10)}</html>`;
    expect(readBytes(bytesOf(html)).refused).toBe('html-page');
    expect(readBytes(encodeWindows874(html)).refused).toBe('html-page');
  });
});

describe('the national feed cut at any byte', () => {
  let bytes: Uint8Array;
  const ROWS_IN_IT = 30;
  beforeAll(() => {
    const lines = [...demoFactories({ seed: 11, rows: ROWS_IN_IT })].map((factory, row) =>
      feedLine({ factory, seed: 11, row }),
    );
    bytes = bytesOf(`\uFEFF${feedHeader()}${lines.join('')}`);
  });

  test('is never taken for the whole: it is refused, or ends behind a record that has all its cells', () => {
    const lineEnds = [...bytes].flatMap((byte, at) => (byte === 0x0a ? [at + 1] : []));
    const elsewhere = Array.from({ length: Math.floor(bytes.length / 397) }, (_, step) => step * 397);
    const verdicts = [...lineEnds.slice(0, -1), ...elsewhere].map((cut) => {
      const { rows, refused } = readBytes(bytes.subarray(0, cut), { ...FEED, lastGoodRowCount: ROWS_IN_IT });
      return refused ?? rows.length;
    });
    // At most its last tenth may be missing, which is what the last good count allows.
    const taken = verdicts.filter((verdict): verdict is number => typeof verdict === 'number');
    expect(taken.every((rows) => rows >= ROWS_IN_IT * 0.9)).toBe(true);
    expect(new Set(verdicts.filter((verdict) => typeof verdict === 'string'))).toEqual(
      new Set(['file-too-small', 'file-truncated', 'too-few-rows']),
    );
  });
});
