import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAlikeNumbers } from '#shared/domain/look-alike-number.ts';

describe('numbers that are taken for one another', () => {
  test.each([
    ['3-64-12/41', '3-64-21/41', 'two neighbouring digits swapped'],
    ['3-64-12/41', '3-64-72/41', 'a one read as a seven'],
    ['3-64-15/41', '3-64-14/41', 'the Thai four read as the Thai five'],
    ['3-64-122/41', '3-64-12/41', 'one of a double digit left out'],
  ])('%s and %s: %s', (number, other) => {
    expect(lookAlikeNumbers(number)).toContain(other);
  });

  test('are given for Thai digits as for others', () => {
    expect(lookAlikeNumbers('๓-๖๔')).toEqual(lookAlikeNumbers('3-64'));
  });

  test('never are the number itself, and never reach across what stands between digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[123]-\d{1,3}-\d{1,5}\/\d{2}$/), (number) => {
        const others = lookAlikeNumbers(number);
        expect(others).not.toContain(number);
        expect(new Set(others).size).toBe(others.length);
        for (const other of others) expect(other.replace(/\d+/g, '')).toBe(number.replace(/\d+/g, ''));
      }),
    );
  });
});

test('the first and the last digit are taken for others too, and a lone one has no neighbour to swap with', () => {
  expect(lookAlikeNumbers('1').toSorted()).toEqual(['7']);
  expect(lookAlikeNumbers('18').toSorted()).toEqual(['13', '16', '78', '81']);
  expect(lookAlikeNumbers('ก')).toEqual([]);
});

test('of sixty signs it has likes, of one more it is no number', () => {
  expect(lookAlikeNumbers('2'.repeat(60))).not.toEqual([]);
  expect(lookAlikeNumbers('2'.repeat(61))).toEqual([]);
});
