import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { CarriedWorkHead, readCarriedLines, writeCarriedLines } from '#shared/sync/carried-work.ts';
import { anEntry } from '#test/builders/sync.ts';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const aHead = (over: Partial<CarriedWorkHead> = {}): CarriedWorkHead => ({
  officeId: 'office-13',
  officeName: 'สอจ. ปทุมธานี',
  deviceId: 'pc-1',
  deviceName: 'เคาน์เตอร์ 1',
  personName: 'สมศรี ใจเย็น',
  madeAt: '2026-11-23T02:00:00.000Z',
  entries: 3,
  ...over,
});
const entries = [anEntry(), anEntry({ seq: 2 }), anEntry({ seq: 3, args: { text: 'รหัสที่ไม่รู้จัก' } })];
const damaged = err({ type: 'sealed-file-damaged' });

describe('work that leaves a PC on a stick', () => {
  test('is read back entry by entry', () => {
    expect(readCarriedLines(writeCarriedLines(entries, hash), aHead(), hash)).toEqual(ok(entries));
  });

  test.each([
    ['one entry less than its head says', writeCarriedLines(entries.slice(0, 2), hash)],
    ['one entry more than its head says', writeCarriedLines([...entries, anEntry({ seq: 4 })], hash)],
    ['no entry', ''],
    ['a last line that was cut off', writeCarriedLines(entries, hash).slice(0, -1)],
    ['another amount of blanks', writeCarriedLines(entries, hash).replace('{', ' {')],
    ['its lines in another order', writeCarriedLines(entries, hash).split('\n').slice(0, 3).toReversed().join('\n')],
  ])('is refused when it has %s', (_what, text) => {
    expect(readCarriedLines(text, aHead(), hash)).toEqual(damaged);
  });

  test('is refused when a single character of it was changed, wherever', () => {
    const text = writeCarriedLines(entries, hash);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', 'f', '"', ' ', '\n', 'ก'), (at, other) => {
        fc.pre(text[at] !== other);
        expect(readCarriedLines(`${text.slice(0, at)}${other}${text.slice(at + 1)}`, aHead(), hash)).toEqual(damaged);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what stands in clear on the file', () => {
  test('is whose it is, of which PC, by whom and how much', () => {
    expect(CarriedWorkHead.safeParse(aHead()).success).toBe(true);
  });

  test.each([
    ['no entries', { entries: 0 }],
    ['half an entry', { entries: 1.5 }],
    ['a day without an hour', { madeAt: '2026-11-23' }],
    ['an office that is no id', { officeId: 'สอจ.' }],
    ['a name of a page', { personName: 'ก'.repeat(201) }],
  ])('is no head with %s', (_what, over) => {
    expect(CarriedWorkHead.safeParse(aHead(over)).success).toBe(false);
  });
});
