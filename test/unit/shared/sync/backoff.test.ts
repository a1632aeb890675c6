import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '#shared/sync/backoff.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

test('after every failure an office waits up to twice as long, and never over a minute', () => {
  const longest = Array.from({ length: 9 }, (_, attempt) => backoffMs(attempt, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('the wait is a whole number of milliseconds between nothing and a minute, however long the outage', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const waitMs = backoffMs(attempt, () => random);
      expect(Number.isInteger(waitMs) && waitMs >= 0 && waitMs < 60_000).toBe(true);
    }),
  );
});

test('76 offices that lost the centre together come back spread over the whole minute', () => {
  const random = seededRandom(11);
  const tenths = new Set(Array.from({ length: 76 }, () => Math.floor(backoffMs(8, random) / 6_000)));
  expect(tenths.size).toBe(10);
});
