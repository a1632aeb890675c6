import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegister } from '#central/services/read-register.ts';
import { encodeWindows874 } from '#shared/domain/windows-874.ts';

const HEADER = 'เลขทะเบียนโรงงาน,ชื่อโรงงาน,แรงม้า,คนงาน';
const LIST = [HEADER, '3-64(1)-5/41ปท,โรงกลึงตัวอย่าง,75.50,12', '3-64(1)-6/41ปท,"โรงหล่อ ""น้ำ"", สาขา ๒",120,30', ''].join(
  '\r\n',
);

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const windows874 = (text: string): Uint8Array => {
  const lines = text.split('\r\n').map((line) => encodeWindows874(line) ?? expect.fail('it can be written so'));
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [utf8('\r\n'), line])));
};

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
const read = (bytes: Uint8Array, sizes: readonly number[] = [bytes.length], provinceCode?: string) =>
  readRegister(inPieces(bytes, sizes), {
    source: 'office-list',
    ...(provinceCode === undefined ? {} : { provinceCode }),
  });
const namesIn = async (...given: Parameters<typeof read>): Promise<readonly string[]> => {
  const list = await read(...given);
  if (!list.ok) throw new Error(JSON.stringify(list.error));
  return list.value.rows.map(({ factory }) => factory.name);
};

const NAMES = ['โรงกลึงตัวอย่าง', 'โรงหล่อ "น้ำ", สาขา ๒'];

describe('a list that streams in', () => {
  test.each([
    ['UTF-8', utf8(LIST)],
    ['UTF-8 with a mark', utf8(`\uFEFF${LIST}`)],
    ['UTF-16 of Excel', utf16(LIST)],
    ['Thai of Windows', windows874(LIST)],
  ])('in %s is read letter by letter, however its bytes are cut', async (_what, bytes) => {
    expect(await namesIn(bytes)).toEqual(NAMES);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
        expect(await namesIn(bytes, sizes)).toEqual(NAMES);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['UTF-8', utf8],
    ['UTF-16', utf16],
    ['Thai of Windows', windows874],
  ])('of more than its encoding is judged by, in %s, is read to its end', async (_what, write) => {
    const rows = Array.from({ length: 2_200 }, (_, index) => `3-64(1)-${index + 1}/41ปท,โรงงานที่ ${index + 1},1,1`);
    const bytes = write([HEADER, ...rows, ''].join('\r\n'));
    expect(bytes.length).toBeGreaterThan(65_536 + 1_000);

    const names = await namesIn(bytes, [65_535, 1, 2, 4_096]);

    expect(names).toHaveLength(2_200);
    expect([names[0], names.at(-1)]).toEqual(['โรงงานที่ 1', 'โรงงานที่ 2200']);
    expect(new Set(names).size).toBe(2_200);
  });

  test('whose first letters are all Latin for 60 kB is still judged by the Thai behind them', async () => {
    const title = `${'x'.repeat(60_000)}\r\n`;
    expect(await namesIn(windows874(`${title}${LIST}`), [1_000])).toEqual(NAMES);
  });

  test('says what it came to: rows that were taken, rows that were not, and of which province', async () => {
    const rows = [HEADER, '3-64(1)-5/41ปท,โรงกลึง,1,1', ',ไม่มีเลข,1,1', '3-64(1)-5/41ปท,โรงกลึง,1,1', ''];
    const list = await read(utf8(rows.join('\n')));
    expect(list).toMatchObject({ ok: true, value: { summary: { recordCount: 3 } } });
    if (!list.ok) return;
    const { rows: taken, rejected, summary } = list.value;
    expect([taken.length, rejected.length]).toEqual([summary.takenCount, summary.rejectedCount]);
    expect(rejected.map(({ line }) => line)).toContain(3);
  });
});

describe('a list that is refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(), 'not-a-register'],
    ['blanks alone', utf8(' \r\n \r\n'), 'not-a-register'],
    ['a page of the web', utf8('<!doctype html><html><body>502</body></html>'), 'html-page'],
    ['a page behind blanks and a mark', utf8('\uFEFF\r\n  <html>'), 'html-page'],
    ['another list', utf8('a,b\r\n1,2\r\n'), 'not-a-register'],
    ['a list cut off inside quotes', utf8(`${HEADER}\r\n3-64(1)-5/41ปท,"โรงก`), 'file-truncated'],
    ['a list cut off inside a record', utf8(`${HEADER}\r\n3-64(1)-5/41ปท,โรงก`), 'file-truncated'],
  ])('%s', async (_what, bytes, type) => {
    expect(await read(bytes)).toMatchObject({ ok: false, error: { type } });
    expect(await read(bytes, [3])).toMatchObject({ ok: false, error: { type } });
  });

  test('a national feed that is too small for one, which an office’s list may well be', async () => {
    const bytes = utf8(LIST);
    const feed = await readRegister(inPieces(bytes, [100]), { source: 'national-feed' });
    expect(feed).toMatchObject({ ok: false });
    expect(await read(bytes)).toMatchObject({ ok: true });
  });

  test('is not read to its end: whoever sends it may stop', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield utf8('<html>');
      for (;;) {
        given += 1;
        yield utf8('x'.repeat(70_000));
      }
    }
    expect(await readRegister(endless(), { source: 'office-list' })).toMatchObject({ error: { type: 'html-page' } });
    expect(given).toBeLessThan(3);
  });

  test('by a connection that breaks: what came before is nothing', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield utf8(LIST);
      throw new Error('the network broke');
    }
    await expect(readRegister(breaking(), { source: 'office-list' })).rejects.toThrow('the network broke');
  });
});
