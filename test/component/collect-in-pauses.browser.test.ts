import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collectInPauses, collectorOf } from '#app/collect-in-pauses.ts';

let collected = 0;
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
  stop = collectInPauses(window, () => (collected += 1));
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
    expect(collected).toBe(1);
    expect(vi.getTimerCount()).toBe(0);

    key();
    stop();
    vi.advanceTimersByTime(600_000);

    expect(collected).toBe(1);
  });
});

describe('the collector', () => {
  test('is the one that the program asked V8 for, and collects what is young alone', () => {
    const asked: unknown[] = [];
    const collect = collectorOf({ gc: (given: unknown) => asked.push(given) });

    collect?.();

    expect(asked).toEqual([{ type: 'minor' }]);
  });

  test('is missing in a browser', () => {
    expect(collectorOf(window)).toBeUndefined();
  });
});
