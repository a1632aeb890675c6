import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collectInPauses, collectorOf } from '#app/collect-in-pauses.ts';

let collected = 0;
let walked = 0;
/** How long V8 takes to walk through all rows. */
let walkMs = 30;
let stop = (): void => undefined;

const key = (): void => void window.dispatchEvent(new KeyboardEvent('keydown', { key: '1' }));

/** Thirteen keys of a scanner, and what is left of the time until the next scan. */
const scanEvery = (ms: number): void => {
  for (let at = 0; at < 13; at += 1) {
    key();
    vi.advanceTimersByTime(2);
  }
  vi.advanceTimersByTime(ms - 26);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  collected = 0;
  walked = 0;
  walkMs = 30;
  stop = collectInPauses(window, {
    young: () => (collected += 1),
    whole: () => {
      walked += 1;
      vi.advanceTimersByTime(walkMs);
    },
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('what scans leave behind', () => {
  test('is collected a moment after the last key, not while keys come', () => {
    for (let at = 0; at < 20; at += 1) {
      key();
      vi.advanceTimersByTime(100);
    }
    expect(collected).toBe(0);

    vi.advanceTimersByTime(100);

    expect(collected).toBe(1);
  });

  test('is collected once in three seconds, however many scans there are', () => {
    for (let scan = 0; scan < 24; scan += 1) scanEvery(500);

    expect(collected).toBe(4);
  });

  test('is left alone while nothing happens, and when collecting was given up', () => {
    scanEvery(500);
    vi.advanceTimersByTime(600_000);
    expect([collected, walked]).toEqual([1, 1]);
    expect(vi.getTimerCount()).toBe(0);

    key();
    stop();
    vi.advanceTimersByTime(600_000);

    expect([collected, walked]).toEqual([1, 1]);
  });
});

describe('what grew old', () => {
  test('is collected once after the start, when nobody has touched anything for a while', () => {
    vi.advanceTimersByTime(9_000);
    key();
    vi.advanceTimersByTime(9_000);
    expect(walked).toBe(0);

    vi.advanceTimersByTime(600_000);

    expect(walked).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('waits while scans come, and for a pause so much longer than the walk', () => {
    vi.advanceTimersByTime(60_000);
    expect(walked).toBe(1);
    for (let scan = 0; scan < 200; scan += 1) scanEvery(500);
    expect(walked).toBe(1);

    vi.advanceTimersByTime(1_400);
    expect(walked).toBe(1);
    vi.advanceTimersByTime(200);

    expect(walked).toBe(2);
  });

  test('waits for a longer pause in a large office, and takes a hundredth of all time at the most', () => {
    walkMs = 400;
    vi.advanceTimersByTime(10_000);
    expect(walked).toBe(1);

    for (let visitor = 0; visitor < 60; visitor += 1) {
      scanEvery(500);
      vi.advanceTimersByTime(14_500);
    }

    expect(walked).toBeGreaterThan(15);
    expect(walked).toBeLessThan(22);
  });

  test('is not collected under a finger that points instead of typing', () => {
    vi.advanceTimersByTime(60_000);
    for (let second = 0; second < 120; second += 1) {
      window.dispatchEvent(new PointerEvent('pointerdown'));
      vi.advanceTimersByTime(1_000);
    }

    expect(walked).toBe(1);
  });
});

describe('the collector', () => {
  test('is the one that the program asked V8 for, and tells what is young from everything', () => {
    const asked: unknown[] = [];
    const collect = collectorOf({ gc: (given: unknown) => asked.push(given) });

    collect?.young();
    collect?.whole();

    expect(asked).toEqual([{ type: 'minor' }, { type: 'major' }]);
  });

  test('is missing in a browser', () => {
    expect(collectorOf(window)).toBeUndefined();
  });
});
