import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { feedHeader, feedLine } from '#build/demo-feed/feed-text.ts';
import { fidCheckDigit } from '#shared/domain/registration-number.ts';
import { parseTaxpayerId } from '#shared/domain/taxpayer-id.ts';
import { detectEncoding } from '#shared/register-feed/detect-encoding.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { readList } from '#test/fixtures/register/register-list.ts';

const KNOWN_COLUMNS =
  'FACREG,DISPFACREG,FID,FACTYPE,CLASS,FNAME,ONAME,OBJECT,FADDR,FMOO,FSOI,FROAD,FTUMNAME,FAMPNAME,FPROVNAME,FZIPCODE,TOTAL_CAP,TOTAL_WORKER,HP,NUI_HP,LAT,LNG,ISIC_CODE,ESTATE,ESTATE_NAME_TH,INDUSTRIAL_ZONE_NAME,INDUST_TYPE,POKDATE,STARTDATE,TRADE,TAX,FFLAG,STATUS,LAST_UPDATE'.split(
    ',',
  );

const factories = [...demoFactories({ seed: 3, rows: 6_000 })];
const lines = factories.map((factory, row) => feedLine({ factory, seed: 3, row }));
const text = lines.join('');
const shareOf = (matches: (factory: RegisterFactory) => boolean): number =>
  factories.filter(matches).length / factories.length;

describe('the invented register', () => {
  test('has the 34 known columns of the feed among 46', () => {
    const headers = feedHeader().trim().split(',');
    expect(headers).toHaveLength(46);
    expect(headers).toEqual(expect.arrayContaining(KNOWN_COLUMNS));
  });

  test('is the same for the same seed, and longer lists begin like shorter ones', () => {
    expect([...demoFactories({ seed: 3, rows: 50 })]).toEqual(factories.slice(0, 50));
    expect([...demoFactories({ seed: 4, rows: 50 })]).not.toEqual(factories.slice(0, 50));
  });

  test('is as large as the real one: about 680 bytes a row', () => {
    const bytes = new TextEncoder().encode(text).length / factories.length;
    expect(bytes).toBeGreaterThan(640);
    expect(bytes).toBeLessThan(720);
  });

  test('spreads the statuses as the feed does, and as an office sees them', () => {
    expect(shareOf(({ registerStatus }) => registerStatus === 'struck-off')).toBeCloseTo(0.84, 1);
    expect(shareOf(({ registerStatus }) => registerStatus === 'operating')).toBeCloseTo(0.14, 1);
    const office = [...demoFactories({ seed: 3, rows: 1_000, mix: 'office' })];
    expect(office.filter(({ registerStatus }) => registerStatus === 'operating').length).toBeGreaterThan(700);
  });

  test('has right check digits, apart from a few wrong ones on purpose', () => {
    const isRight = (fid: string): boolean => fidCheckDigit(fid.slice(0, 13)) === Number(fid[13]);
    const wrong = shareOf(({ fid }) => fid !== undefined && !isRight(fid));
    expect(wrong).toBeGreaterThan(0);
    expect(wrong).toBeLessThan(0.005);
    expect(factories.every(({ taxId }) => parseTaxpayerId(taxId ?? '').ok)).toBe(true);
  });

  test('every name carries a word that says it is invented', () => {
    const marked = /สมมุติ|ตัวอย่าง|สาธิต|จำลอง|ทดลอง|ต้นแบบ|ต้นเเบบ|ทดสอบ|ลองดู|แบบฝึก|ขั้นต้น|DEMO|SAMPLE|SPECIMEN|MOCKUP/;
    const unmarked = factories.filter(
      ({ name, operatorName }) => !marked.test(name) || !marked.test(operatorName ?? ''),
    );
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });

  test('stays in one province when asked', () => {
    const local = [...demoFactories({ seed: 3, rows: 200, provinceCode: '13' })];
    expect(new Set(local.map(({ address }) => address.province))).toEqual(new Set(['ปทุมธานี']));
  });
});

describe('the traps of the real feed', () => {
  test.each([
    ["Excel's text formula", /"=""[^"]+"""/],
    ['a quoted line break', /"[^",]*\n[^",]*"/],
    ['nothing written as -', /,-,/],
    ['nothing written as null', /,null,/],
    ['nothing written as a blank', /, ,/],
    ['junk coordinates', /,(?:0|1|999),(?:0|1|999|-|),/],
    ['a date with a time', /,\d{4}-\d\d-\d\d 00:00:00,/],
    ['a date with milliseconds', /,\d{4}-\d\d-\d\d 00:00:00\.000,/],
    ['a date in the Buddhist era', /,\d\d\/\d\d\/25\d\d,/],
    ['a house number in Thai digits', /,[๐-๙]+(?:\/[๐-๙]+)?,/],
    ['a registration number with blanks', /\d - \d/],
    ['a doubled เ for แ', /เเ/],
    ['a leap day', /-02-29/],
    ['a company in English', /CO\., LTD\./],
  ])('there is %s', (_name, trap) => {
    expect(text).toMatch(trap);
  });

  test('there are factories without FID, natural persons and horsepower just under an edge', () => {
    expect(shareOf(({ fid }) => fid === undefined)).toBeGreaterThan(0.01);
    expect(shareOf(({ taxIdKind }) => taxIdKind === 'citizen')).toBeGreaterThan(0.05);
    expect(factories.some(({ hpHundredths }) => hpHundredths === 9_999)).toBe(true);
  });

  test('a number is listed twice now and then', () => {
    expect(new Set(factories.map(({ registrationKey }) => registrationKey)).size).toBeLessThan(factories.length);
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-feed-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (...options: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'build/demo-feed.ts', ...options]);

  test.each(['utf-8', 'windows-874', 'utf-16le'] as const)(
    'writes a file in %s that is read whole',
    async (encoding) => {
      const out = join(folder, `${encoding}.csv`);
      await run('--rows', '120', '--seed', '9', '--province', '13', '--encoding', encoding, '--out', out);
      const bytes = await readFile(out);
      expect(detectEncoding(bytes)).toBe(encoding);
      const list = readList(new TextDecoder(encoding).decode(bytes), { source: 'national-feed', provinceCode: '13' });
      expect(list).toMatchObject({ ok: true, value: { summary: { takenCount: 120, rejectedCount: 0 } } });
    },
  );

  test.each([[['--rows', 'many']], [['--province', '99']], [['--encoding', 'ebcdic']], [['--colour', 'red']]])(
    'explains itself on wrong options: %j',
    async (options) => {
      await expect(run(...options, '--out', join(folder, 'x.csv'))).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('npm run demo:feed'),
      });
    },
  );
});
