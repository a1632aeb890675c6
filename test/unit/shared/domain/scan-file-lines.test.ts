import { describe, expect, test } from 'vitest';
import { readScanFile, scanFileKey, type ScanFileProblem } from '#shared/domain/scan-file.ts';
import { ScanFileRow } from '#shared/model/scan-file-rows.ts';

const CODE = '113000000524';
const read = (content: string) => readScanFile(content, { คืน: 'return', ยืม: 'lend' });
const lineOf = (content: string) => read(content).lines[0];
const reasonOf = (content: string): ScanFileProblem['reason'] | undefined => read(content).problems[0]?.reason;

describe('the action that a line names', () => {
  test.each([
    ['lend', 'lend'],
    ['OUT', 'lend'],
    ['Check-Out', 'lend'],
    ['return', 'return'],
    ['in', 'return'],
    ['check-in', 'return'],
    ['move', 'move'],
    ['locate', 'locate'],
    ['FIND', 'locate'],
    ['คืน', 'return'],
    ['ยืม', 'lend'],
    [' " lend " ', 'lend'],
  ])('%s is %s', (word, action) => {
    expect(lineOf(`${CODE},${word}`)).toEqual({ line: 1, text: CODE, action });
  });

  test.each(['undo', 'dispose', 'เลิก', 'คืนแฟ้ม', 'constructor', '__proto__', 'toString', 'hasownproperty', 'lend!'])(
    '%s is none, and the line is kept for a person',
    (word) => {
      expect(read(`${CODE},${word}`)).toEqual({
        lines: [],
        problems: [{ line: 1, content: `${CODE},${word}`, reason: 'word-unknown' }],
      });
    },
  );

  test('is the first of two, and the code may be a word itself', () => {
    expect(lineOf(`${CODE},lend,return`)?.action).toBe('lend');
    expect(lineOf('1,lend\nlend,08:30')).toEqual({ line: 1, text: '1', action: 'lend' });
    expect(read('1\nlend').lines[1]).toEqual({ line: 2, text: 'lend' });
  });

  test('of a word that an office adds takes the place of the English one', () => {
    expect(readScanFile(`${CODE},out`, { out: 'move' }).lines[0]?.action).toBe('move');
  });
});

describe('the time of a line', () => {
  test.each([
    '08:30',
    '8.30',
    '08:30:15',
    '0830',
    '22/11/2569',
    '๒๒/๑๑/๒๕๖๙',
    '2026-11-22',
    '2026-11-22 08:30:15',
    '2026-11-22T08:30:15Z',
    '20261122083015',
    '08:30 PM',
    '8:30am',
  ])('%s is one', (at) => {
    expect(lineOf(`${CODE},${at}`)).toEqual({ line: 1, text: CODE, at });
  });

  test.each(['8', 'yesterday', '08:30 น.', '22 พ.ย. 2569', '08-:30', '-08:30', '08:30,x'])(
    '%s is none, so the line is told and not guessed at',
    (at) => {
      expect(reasonOf(`1\n${CODE},${at}`)).toBe('word-unknown');
    },
  );

  test('is kept as it stands when the clock of the scanner was never set', () => {
    expect(lineOf(`${CODE},01/01/1970,00:00:00`)?.at).toBe('01/01/1970 00:00:00');
    expect(lineOf(`${CODE},99/99/9999,99:99`)?.at).toBe('99/99/9999 99:99');
  });

  test('may stand before or behind the action, and empty fields between them', () => {
    const whole = { line: 1, text: CODE, at: '08:30', action: 'lend' };

    expect(lineOf(`${CODE},lend,08:30`)).toEqual(whole);
    expect(lineOf(`${CODE},08:30,lend`)).toEqual(whole);
    expect(lineOf(`${CODE},,08:30;;\tlend,`)).toEqual(whole);
  });
});

describe('a heading', () => {
  test.each(['barcode,time', 'รหัส;เวลา', '"Barcode","Date"', 'code\ttime\taction'])('%s is passed over', (heading) => {
    expect(read(`${heading}\n${CODE}`)).toEqual({ lines: [{ line: 2, text: CODE }], problems: [] });
  });

  test.each([
    ['of one word may be a code', 'barcode', [1, 2]],
    ['with a digit in it is none', 'barcode 2,time', [2]],
    ['that names an action is a scan', 'folder,lend', [1, 2]],
  ])('%s', (_called, first, lines) => {
    expect(read(`${first}\n${CODE}`).lines.map(({ line }) => line)).toEqual(lines);
  });

  test('stands only at the beginning: further down it is a line that nobody understands', () => {
    expect(read(`${CODE}\nbarcode,time`).problems).toEqual([
      { line: 2, content: 'barcode,time', reason: 'word-unknown' },
    ]);
    expect(read(`,08:30\nbarcode,time`).problems.map(({ reason }) => reason)).toEqual(['no-code', 'word-unknown']);
  });

  test('comes after remarks and empty lines all the same', () => {
    expect(read(`# ตู้ 4\n\nbarcode,time\n${CODE}`).lines).toEqual([{ line: 4, text: CODE }]);
  });
});

describe('lines', () => {
  test.each([
    ['Windows', '\r\n'],
    ['Unix', '\n'],
    ['old Macs', '\r'],
  ])('end as %s ends them', (_called, end) => {
    expect(read(['1', '2', '', '3'].join(end)).lines.map(({ line, text }) => [line, text])).toEqual([
      [1, '1'],
      [2, '2'],
      [4, '3'],
    ]);
  });

  test('twice the same are two scans', () => {
    expect(read(`${CODE}\n${CODE}`).lines).toHaveLength(2);
  });

  test('of up to 512 signs are kept, longer ones are told', () => {
    expect(lineOf('9'.repeat(512))?.text).toHaveLength(512);
    expect(reasonOf('9'.repeat(513))).toBe('too-long');
  });

  test.each(['', '   ', '\uFEFF', '\0\0\0', '# only a remark', '\n\n\r\n'])('there are none in %j', (content) => {
    expect(read(content)).toEqual({ lines: [], problems: [] });
  });

  test('filled with NUL, as some scanners write records, are read without it', () => {
    expect(read(`${CODE}\0\0\0\0,08:30\0\n1\x001\0`).lines).toEqual([
      { line: 1, text: CODE, at: '08:30' },
      { line: 2, text: '11' },
    ]);
  });

  test('can all be kept, whatever they are', () => {
    const { lines } = read([`${CODE},22/11/2569,08:30`, 'ก'.repeat(512), '😀', '"', '\u001d01', '1,lend'].join('\n'));
    const part = {
      id: 'a',
      fileKey: scanFileKey('x'),
      fileName: 'x',
      part: 0,
      takenOverAt: '2026-11-23T02:00:00.000Z',
    };
    const entries = lines.map(({ line, text, at }) => ({ line, text, ...(at === undefined ? {} : { at }) }));

    expect(ScanFileRow.safeParse({ ...part, entries, actorId: 'a', deviceId: 'a' }).error).toBeUndefined();
  });
});

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv, test vectors of its author. It must never change: by it a PC
// knows that it took a file over before.
test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('the key of %j is %s for ever', (content, key) => {
  expect(scanFileKey(content)).toBe(key);
});
