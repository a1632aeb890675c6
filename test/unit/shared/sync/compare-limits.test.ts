import { describe, expect, test } from 'vitest';
import { CompareRequest, CompareResponse, Range, RANGES_AT_ONCE } from '#shared/sync/compare-protocol.ts';
import { CarriedWorkHead } from '#shared/sync/carried-work.ts';
import { LiveSignal, SnapshotPlace } from '#shared/sync/protocol.ts';
import { inRanges, rangeOf, storedText } from '#shared/sync/row-digest.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { aFolder } from '#test/builders/office.ts';
import { MISSING } from '#test/builders/with-at.ts';

const DIGEST = 'a'.repeat(64);
const to = { cookie: 'v1:1', table: 'folder' };

describeLimits(
  'asking how a table looked',
  CompareRequest,
  { ...to, ranges: ['a1'] },
  {
    cookie: { takes: ['', 'x'.repeat(200)], refuses: ['x'.repeat(201), 1, null, MISSING] },
    table: { takes: ['x'.repeat(80)], refuses: ['', 'x'.repeat(81), 'folder; drop', 'folder_1', 'แฟ้ม', MISSING] },
    ranges: {
      takes: [MISSING, ['a'], Array.from({ length: RANGES_AT_ONCE }, () => 'aa')],
      refuses: [[], Array.from({ length: RANGES_AT_ONCE + 1 }, () => 'aa'), null, undefined, 'aa'],
    },
    'ranges.0': { takes: ['z', '09', '_.', '-a'], refuses: ['', 'abc', 'A1', 'ก', ' a', "a'", 1] },
  },
);

describeLimits(
  'the digests of a table',
  CompareResponse,
  { kind: 'digests', to, digests: [['a1', DIGEST]], changed: ['folder-1'] },
  {
    kind: { refuses: ['digest', '', MISSING] },
    'to.table': { refuses: ['', MISSING] },
    digests: { takes: [[]], refuses: [null, {}, MISSING] },
    'digests.0': { refuses: [['a1'], ['a1', DIGEST, DIGEST], 'a1'] },
    'digests.0.1': { refuses: ['a'.repeat(63), 'a'.repeat(65), 1] },
    'digests.0.0': { refuses: ['A1', ''] },
    changed: { takes: [[]], refuses: [[''], ['A'], ['a b'], null, MISSING] },
  },
);

describeLimits(
  'the rows of some ranges',
  CompareResponse,
  { kind: 'rows', to: { ...to, ranges: ['a1'] }, rows: [{ id: 'xa1' }], changed: [] },
  {
    // What a row may be its table says, when it is known which one that is.
    rows: { takes: [[], [null], ['x']], refuses: [null, {}, MISSING] },
    changed: { refuses: [null, MISSING] },
  },
);

test('a centre that wants a pull first says nothing else', () => {
  expect(CompareResponse.parse({ kind: 'moved' })).toEqual({ kind: 'moved' });
});

describeLimits(
  'where a snapshot goes on',
  SnapshotPlace,
  { cookie: 'v1:1', table: 'folder', id: 'folder-1' },
  {
    cookie: { takes: ['x'.repeat(200)], refuses: ['', 'x'.repeat(201), MISSING] },
    table: { takes: ['x'.repeat(80)], refuses: ['x'.repeat(81), MISSING] },
    id: { takes: ['0', 'x'.repeat(160)], refuses: ['', 'x'.repeat(161), 'A', '-a', 'a b', MISSING] },
  },
);

describeLimits(
  'a live signal',
  LiveSignal,
  { version: 12 },
  {
    version: { takes: [0, 2 ** 40], refuses: [1.5, '12', null, Number.NaN, MISSING] },
  },
);

describeLimits(
  'what stands in clear on carried work',
  CarriedWorkHead,
  {
    officeId: 'office-13',
    officeName: 'สอจ. ปทุมธานี',
    deviceId: 'pc-1',
    deviceName: 'PC 1',
    personName: 'สมศรี ใจเย็น',
    madeAt: '2026-11-23T02:00:00.000Z',
    entries: 1,
  },
  {
    officeId: { refuses: ['', 'Office 13', MISSING] },
    officeName: { takes: ['', 'x'.repeat(200)], refuses: ['x'.repeat(201), MISSING] },
    deviceName: { takes: ['x'.repeat(80)], refuses: ['x'.repeat(81), MISSING] },
    personName: { takes: ['x'.repeat(200)], refuses: ['x'.repeat(201), MISSING] },
    madeAt: { refuses: ['2026-11-23', '23/11/2569', '', MISSING] },
    // A file of nothing is none.
    entries: { takes: [10_000], refuses: [0, -1, 0.5, '1', MISSING] },
  },
);

describe('the range of a row', () => {
  test.each([
    ['folder-12', '12'],
    ['0192f3a0-0000-7000-8000-0000000000ff', 'ff'],
    ['a', 'a'],
    ['ab', 'ab'],
    ['3-64_0028_001.', '1.'],
    ['x_', 'x_'],
  ])('of %s is %s, and may be asked for', (id, range) => {
    expect(rangeOf(id)).toBe(range);
    expect(Range.safeParse(range).success).toBe(true);
  });

  test('gathers rows in the order in which they came', () => {
    const rows = ['a-11', 'b-22', 'c-11'].map((id) => aFolder({ id }));
    expect([...inRanges(rows)].map(([range, of]) => [range, of.map(({ id }) => id)])).toEqual([
      ['11', ['a-11', 'c-11']],
      ['22', ['b-22']],
    ]);
    expect([...inRanges([])]).toEqual([]);
  });
});

/** As `select '…'::jsonb::text` shows it, written down by hand from the rules of PostgreSQL. */
describe('the text of a stored value', () => {
  test.each([
    ['nothing', null, 'null'],
    ['what is not there', undefined, 'null'],
    ['a text with quotes and a line break', 'ก "ข"\n', String.raw`"ก \"ข\"\n"`],
    ['a tab, a backslash and a control character', '\t\\\u0001', String.raw`"\t\\\u0001"`],
    ['a whole number', 157_500, '157500'],
    ['a broken one', 14.02, '14.02'],
    ['nought below nought', -0, '0'],
    ['yes and no', [true, false], '[true, false]'],
    ['nothing in a list', [], '[]'],
    ['nothing in a row', {}, '{}'],
    ['holes of a list', [1, undefined, null], '[1, null, null]'],
    ['shorter names first, then letters', { bb: 1, a: 2, aa: 3, c: 4 }, '{"a": 2, "c": 4, "aa": 3, "bb": 1}'],
    ['capitals before small letters', { b: 1, B: 2 }, '{"B": 2, "b": 1}'],
    ['fields that are not there left out', { a: undefined, b: null }, '{"b": null}'],
    ['the same inside', { outer: { bb: [{ z: 1, y: 2 }], a: 0 } }, '{"outer": {"a": 0, "bb": [{"y": 2, "z": 1}]}}'],
  ])('%s', (_name, value, text) => {
    expect(storedText(value)).toBe(text);
  });
});
