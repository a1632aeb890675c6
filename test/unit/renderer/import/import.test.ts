import { beforeEach, describe, expect, test } from 'vitest';
import { importCalls } from '#features/import/import-calls.ts';
import { changesAnything, type ImportState, stepImport } from '#features/import/import-machine.ts';
import type { ImportNews, ReadList } from '#features/import/import-protocol.ts';
import { readList } from '#features/import/read-list.ts';
import { reportLines } from '#features/import/report-lines.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { existingFactories } from '#shared/mutations/imported-factories.ts';
import { aFactory, type CounterOffice, counterRows, openCounterOffice } from '../counter/a-counter-office.ts';

const LIST = [
  'เลขทะเบียนโรงงาน,ชื่อโรงงาน,แรงม้า,อำเภอ,สถานะ',
  '3-64(1)-12/41ปท,บริษัท ตัวอย่างโลหะ จำกัด,970.00,คลองหลวง,หยุดชั่วคราว',
  '3-11(2)-5/60ปท,โรงงานใหม่,ไม่ทราบ,ธัญบุรี,',
  ',ไม่มีเลข,10,,',
].join('\r\n');

const aFile = (content: string | Uint8Array<ArrayBuffer>, name = 'list.csv'): File => new File([content], name);

let office: CounterOffice;
beforeEach(async () => {
  office = await openCounterOffice(counterRows(), () => 'staff-3');
});
const read = async (file: File, tell: (news: ImportNews) => void = () => undefined): Promise<ReadList> => {
  const existing = existingFactories(office.data.rows.all('factory').values());
  const list = await readList({ file, existing, provinceCode: '13' }, tell);
  if (!list.ok) throw new Error(list.error.type);
  return list.value;
};
const refusalOf = async (file: File): Promise<string> => {
  const list = await readList({ file, existing: [], provinceCode: '13' }, () => undefined);
  return list.ok ? 'taken' : list.error.type;
};

describe('reading a list', () => {
  test('says what importing would do and stores nothing', async () => {
    const { plan, encoding } = await read(aFile(`${LIST}\r\n`));

    expect(encoding).toBe('utf-8');
    expect(plan.create.map(({ register }) => register.name)).toEqual(['โรงงานใหม่']);
    expect(plan.update.map(({ factoryId }) => factoryId)).toEqual(['factory-1']);
    expect(plan.rejected).toHaveLength(1);
    expect(office.data.rows.all('factory').size).toBe(2);
  });

  test('understands an older Thai Windows file', async () => {
    // Windows-874 holds the Thai block in a row from 0xA1 on.
    const bytes = Uint8Array.from(`${LIST}\r\n`, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code - 0x0e00 + 0xa0;
    });

    expect((await read(aFile(bytes))).plan.create[0]?.register.name).toBe('โรงงานใหม่');
  });

  test('tells how far it is', async () => {
    const news: ImportNews[] = [];
    const file = aFile(`${LIST}\r\n`);
    await read(file, (one) => void news.push(one));

    expect(news.at(-1)).toMatchObject({ kind: 'progress', bytes: file.size, ofBytes: file.size });
  });

  test.each([
    ['a web page', aFile('<!doctype html><p>Error</p>'), 'html-page'],
    ['a list of something else', aFile('a,b\n1,2\n'), 'not-a-register'],
    ['a damaged spreadsheet', aFile('PK\u0003\u0004 no archive', 'list.xlsx'), 'file-unreadable'],
  ])('refuses %s', async (_, file, refusal) => {
    expect(await refusalOf(file)).toBe(refusal);
  });
});

describe('importing', () => {
  test('stores everything in one step, and the same list again changes nothing', async () => {
    const stored = await office.data.mutateAll(importCalls((await read(aFile(`${LIST}\r\n`))).plan));

    expect(stored.ok).toBe(true);
    expect(office.data.rows.all('factory').size).toBe(3);
    expect(changesAnything(await read(aFile(`${LIST}\r\n`)))).toBe(false);
  });

  test("never overwrites the office's own status; the difference waits for a person", async () => {
    await office.data.mutateAll(importCalls((await read(aFile(`${LIST}\r\n`))).plan));

    expect(office.data.rows.get('factory', 'factory-1')?.officeStatus).toBe('operating');
    expect([...office.data.rows.all('registerDifference').values()]).toMatchObject([
      { factoryId: 'factory-1', field: 'officeStatus', officeValue: 'operating', registerValue: 'paused' },
    ]);
  });

  test('keeps to two hundred rows in one mutation', () => {
    const registers = [...demoFactories({ seed: 3, rows: 450, provinceCode: '13' })];
    const create = registers.map((register, index) => ({ line: index + 2, register }));
    const calls = importCalls({ create, update: [], unchanged: [], differences: [], rejected: [], doubtful: [] });

    expect(calls.map(({ args }) => ('factories' in args ? args.factories.length : 0))).toEqual([200, 200, 50]);
  });

  test('hands on a horsepower an officer corrected, so that the register cannot silently disagree', () => {
    const corrected = { ...aFactory(), correctedHp: { hpHundredths: 4_000, reason: 'ตรวจแล้ว' } };

    expect(existingFactories([corrected])[0]?.edited).toEqual({ hpHundredths: 4_000 });
  });

  test('hands on a number of workers an officer corrected, for the same reason', () => {
    const corrected = { ...aFactory(), correctedWorkers: { workers: 6, reason: 'ตรวจแล้ว' } };

    expect(existingFactories([corrected])[0]?.edited).toEqual({ workers: 6 });
    expect(existingFactories([aFactory()])[0]?.edited).toEqual({});
  });
});

describe('the report', () => {
  test('names line, column, reason and value, those left out first', async () => {
    const lines = reportLines((await read(aFile(`${LIST}\r\n`))).plan);

    expect(lines.map(({ line, fate, code, value }) => ({ line, fate, code, value }))).toEqual([
      { line: 4, fate: 'rejected', code: 'identity-missing', value: undefined },
      { line: 3, fate: 'applied', code: 'horsepower-unreadable', value: 'ไม่ทราบ' },
    ]);
  });
});

describe('the course of an import', () => {
  const reading: ImportState = { kind: 'reading', fileName: 'list.csv', bytes: 0, ofBytes: 10, rows: 0 };

  test('goes from file to review to stored', async () => {
    const list = await read(aFile(`${LIST}\r\n`));
    let state: ImportState = { kind: 'choose' };
    state = stepImport(state, { kind: 'file-chosen', fileName: 'list.csv', ofBytes: 10 });
    state = stepImport(state, { kind: 'news', news: { kind: 'read', list } });
    state = stepImport(state, { kind: 'accepted' });
    expect(state.kind).toBe('applying');
    state = stepImport(state, { kind: 'stored' });

    expect(state.kind).toBe('done');
  });

  test('can be given up while it reads, but not while it stores', async () => {
    const list = await read(aFile(`${LIST}\r\n`));

    expect(stepImport(reading, { kind: 'cancelled' }).kind).toBe('choose');
    expect(stepImport({ kind: 'applying', fileName: 'x', list }, { kind: 'cancelled' }).kind).toBe('applying');
  });

  test('news that comes after it was given up is not heard', () => {
    const news = { kind: 'progress', bytes: 5, ofBytes: 10, rows: 1 } as const;

    expect(stepImport({ kind: 'choose' }, { kind: 'news', news })).toEqual({ kind: 'choose' });
  });

  test('comes back to the review with the reason when it could not be stored', async () => {
    const list = await read(aFile(`${LIST}\r\n`));
    const problem = { type: 'storage-failed', reason: 'quota' } as const;

    expect(stepImport({ kind: 'applying', fileName: 'x', list }, { kind: 'not-stored', problem })).toMatchObject({
      kind: 'review',
      problem,
    });
  });
});
