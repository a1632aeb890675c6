import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberSupply } from '#data/number-blocks.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { NumberBlockRow } from '#shared/model/office-rows.ts';

const block = (from: number, to: number, kind: NumberBlockRow['kind'] = 'notice'): NumberBlockRow => ({
  id: `block-${from}`,
  kind,
  deviceId: 'pc-1',
  from,
  to,
});

describe('the numbers leased to a PC', () => {
  test('are none before the first block, and that has a code', () => {
    expect(numberSupply([], 'notice', 0)).toEqual({
      next: err({ type: 'number-block-empty', kind: 'notice' }),
      left: 0,
    });
  });

  test('begin with the first of the block and go up one by one', () => {
    expect(numberSupply([block(201, 400)], 'notice', 0)).toEqual({ next: ok(201), left: 200 });
    expect(numberSupply([block(201, 400)], 'notice', 201)).toEqual({ next: ok(202), left: 199 });
    expect(numberSupply([block(201, 400)], 'notice', 399)).toEqual({ next: ok(400), left: 1 });
  });

  test('end with the last of the block', () => {
    expect(numberSupply([block(201, 400)], 'notice', 400).next).toEqual(
      err({ type: 'number-block-empty', kind: 'notice' }),
    );
  });

  test('go on in the next block, whichever came first', () => {
    const blocks = [block(801, 1_000), block(201, 400)];
    expect(numberSupply(blocks, 'notice', 400)).toEqual({ next: ok(801), left: 200 });
    expect(numberSupply(blocks, 'notice', 300)).toEqual({ next: ok(301), left: 300 });
  });

  test('of notices and folders do not mix', () => {
    expect(numberSupply([block(1, 1_000, 'folder')], 'notice', 0).next.ok).toBe(false);
    expect(numberSupply([block(1, 1_000, 'folder')], 'folder', 0).next).toEqual(ok(1));
  });

  test('are each given once, all of them, and the count left is right all the way', () => {
    const blocks = fc
      .array(fc.record({ gap: fc.nat(20), size: fc.integer({ min: 1, max: 30 }) }), { maxLength: 5 })
      .map((sizes) => {
        let last = 0;
        return sizes.map(({ gap, size }) => {
          const from = last + gap + 1;
          last = from + size - 1;
          return block(from, last);
        });
      });
    fc.assert(
      fc.property(blocks, (leased) => {
        const expected = leased.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
        const given: number[] = [];
        for (;;) {
          const { next, left } = numberSupply(leased.toReversed(), 'notice', given.at(-1) ?? 0);
          expect(left).toBe(expected.length - given.length);
          if (!next.ok) break;
          given.push(next.value);
        }
        expect(given).toEqual(expected);
      }),
    );
  });
});
