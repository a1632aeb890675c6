import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readList } from '#features/import/read-list.ts';
import { judgeWorkbook } from '#features/import/workbook-size.ts';
import { importMessages } from '#i18n/messages/import.ts';
import { xlsxFile } from '#services/table-file.ts';
import { aZip } from '#test/support/a-zip.ts';

const fileOf = (content: BlobPart | readonly BlobPart[], name: string): File =>
  new File(Array.isArray(content) ? [...content] : [content as BlobPart], name);

/** What a person is told of a list, in Thai; what was taken says so. */
const toldOf = async (file: File): Promise<string> => {
  const list = await readList({ file, existing: [], provinceCode: '13' }, () => undefined);
  return list.ok ? 'taken' : `${list.error.type}: ${importMessages.th.refusal(list.error)}`;
};

const sheet = (cells: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<worksheet><sheetData>${cells}</sheetData></worksheet>`;
const workbook = (content: string, saysBytes?: number): File =>
  fileOf(
    aZip([{ name: 'xl/worksheets/sheet1.xml', content, ...(saysBytes === undefined ? {} : { saysBytes }) }]),
    'list.xlsx',
  );

const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "${'&lol;'.repeat(10)}">]>`;

describe('a workbook that is made to do harm', () => {
  test.each([
    ['says that it unpacks to four gigabytes', workbook(sheet(''), 0xfffffff0), 'file-too-large'],
    ['unpacks to far more than it says', workbook(' '.repeat(64_000_000), 1_000), 'file-unreadable'],
    [
      'has a cell in the last row and column there is',
      workbook(sheet('<c r="A1"/><c r="XFD1048576"/>')),
      'file-too-large',
    ],
    [
      'says that its cells reach that far',
      workbook('<worksheet><dimension ref="A1:XFD1048576"/></worksheet>'),
      'file-too-large',
    ],
    [
      'is as wide and as high as is allowed, both at once',
      workbook(sheet('<c r="A150000"/><c r="SF1"/>')),
      'file-too-large',
    ],
    [
      'declares entities that expand without end',
      workbook(sheet('<c r="A1"><v>&lol2;</v></c>', LAUGHS)),
      'file-unreadable',
    ],
    [
      'reads a file of this PC by an entity',
      workbook(sheet('', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
      'file-unreadable',
    ],
    [
      'has thousands of documents',
      fileOf(aZip(Array.from({ length: 1_001 }, (_, at) => ({ name: `${at}`, content: '' }))), 'list.xlsx'),
      'file-too-large',
    ],
  ])('%s', async (_, file, code) => {
    const startMs = performance.now();
    const told = await toldOf(file);

    expect(told).toMatch(new RegExp(`^${code}: .*[ก-๙]`));
    // Before it is unpacked as a whole: that would take many seconds, or never end.
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });

  test('a cell that lies across two pieces of the stream is seen all the same', async () => {
    for (const before of [65_520, 65_530, 65_535, 131_060]) {
      const padded = sheet(`${' '.repeat(before)}<c r="XFD1048576"/>`);
      expect(await judgeWorkbook(workbook(padded))).toBe('too-large');
    }
  });

  test('cut off or damaged anywhere it is refused and nothing is thrown', async () => {
    const good = await xlsxFile({ sheet: 'a', columns: [{ title: 'b', widthCharacters: 9 }], lines: [['c'], [1]] });
    expect(await judgeWorkbook(fileOf(Uint8Array.from(good), 'good.xlsx'))).toBe('fits');
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const cut = await toldOf(fileOf(Uint8Array.from(good.subarray(0, at)), 'cut.xlsx'));
        const changed = Uint8Array.from(good);
        changed[at] = byte;
        const damaged = await toldOf(fileOf(changed, 'damaged.xlsx'));
        for (const told of [cut, damaged]) expect(told).toMatch(/^(file-|not-a-register|html-page)/);
      }),
      { seed: 13, numRuns: 30 },
    );
  });
});

describe('a text file that is made to do harm', () => {
  const HEAD = 'เลขทะเบียนโรงงาน,ชื่อโรงงาน\r\n';
  const MEGABYTE = 'x'.repeat(1_000_000);

  test.each([
    ['one line without an end', [HEAD, ...Array.from({ length: 20 }, () => MEGABYTE)], 'record-too-long'],
    ['a quote that is never closed', [HEAD, '"', ...Array.from({ length: 20 }, () => MEGABYTE)], 'record-too-long'],
    ['a header of millions of columns', Array.from({ length: 20 }, () => 'ก,'.repeat(400_000)), 'record-too-long'],
    [
      'more rows than any office has',
      [HEAD, ...Array.from({ length: 101 }, () => '1,2\r\n'.repeat(1_000))],
      'file-too-large',
    ],
    ['nothing but NUL', ['\0'.repeat(1_000_000)], 'not-a-register'],
    ['a packed file under another name', [aZip([{ name: 'a', content: 'b' }]).slice(2)], 'not-a-register'],
    ['random bytes', [Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7_919) % 251)], 'not-a-register'],
  ])('%s', async (_, parts, code) => {
    expect(await toldOf(fileOf(parts, 'list.csv'))).toMatch(new RegExp(`^${code}: .*[ก-๙]`));
  });
});
