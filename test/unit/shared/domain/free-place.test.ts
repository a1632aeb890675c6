import { describe, expect, test } from 'vitest';
import { nextFreePlace, roomLeft } from '#shared/domain/free-place.ts';

const shelf = (id: string, capacity: number | undefined, homes: number) => ({ id, capacity, homes });
const shelves = [shelf('a1', 40, 40), shelf('a2', 40, 39), shelf('a3', undefined, 3), shelf('a4', 40, 55)];

describe('room on shelves', () => {
  test('is what the capacity leaves, never less than none, and unknown without a capacity', () => {
    expect(shelves.map(roomLeft)).toEqual([0, 1, undefined, 0]);
  });

  test('is looked for from the given shelf on, then from the beginning', () => {
    expect(nextFreePlace(shelves, 'a1')?.id).toBe('a2');
    expect(nextFreePlace(shelves, 'a3')?.id).toBe('a2');
    expect(nextFreePlace(shelves, undefined)?.id).toBe('a2');
    expect(nextFreePlace(shelves, 'nowhere')?.id).toBe('a2');
  });

  test('is not promised where nobody said how much a shelf holds', () => {
    expect(nextFreePlace([shelf('a3', undefined, 3), shelf('a4', 40, 55)], 'a3')).toBeUndefined();
  });
});
