import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { figureOf, type Measured } from '#test/bench/figure.ts';
import { figureTable } from '#test/bench/figure-table.ts';
import { readOptions } from '#test/bench/options.ts';
import { median, percentile, withMissing } from '#test/bench/statistics.ts';

const scan = (change: Partial<Measured> = {}): Measured => ({
  name: 'scan to painted, 5,000 folders, p99',
  value: 40,
  unit: 'ms',
  limit: { name: 'two empty frames, p99', value: 20 },
  goal: { kind: 'at-most', value: 50 },
  ...change,
});

describe('percentiles', () => {
  it('is a sample that was measured, with at most the rest above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (samples, share) => {
          const found = percentile(samples, share);
          expect(samples).toContain(found);
          const above = samples.filter((sample) => sample > found).length;
          expect(above).toBeLessThanOrEqual(Math.floor((1 - share) * samples.length + 1e-9));
        },
      ),
    );
  });

  it('takes the worst of a hundred samples but one as p99', () => {
    const samples = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(samples, 0.99)).toBe(99);
    expect(percentile(samples, 0.5)).toBe(50);
  });

  it('has no percentile and no median of nothing', () => {
    expect(percentile([], 0.99)).toBeNaN();
    expect(median([])).toBeNaN();
  });

  it('counts what was never answered as long as the wait for the next question, never as if it had not been asked', () => {
    const fast = Array.from({ length: 98 }, () => 5);
    const answered = withMissing(fast, { count: 100, everyMs: 500 });
    expect(percentile(answered, 0.98)).toBe(5);
    expect(percentile(answered, 0.99)).toBe(500);
    expect(() => withMissing(fast, { count: 97, everyMs: 500 })).toThrow('98 answers to 97 questions');
  });

  it('takes the middle of an odd number of runs and the mean of the two middle ones of an even number', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 5, 7])).toBe(6);
  });
});

describe('a figure', () => {
  it('has exactly the fields a reader of the JSON file is promised', () => {
    expect(figureOf(scan())).toEqual({
      name: 'scan to painted, 5,000 folders, p99',
      value: 40,
      unit: 'ms',
      limit: { name: 'two empty frames, p99', value: 20 },
      ratio: 2,
      goal: '<= 50 ms',
      met: true,
    });
  });

  it('meets a goal on the limit itself and misses it right behind', () => {
    expect(figureOf(scan({ value: 50 })).met).toBe(true);
    expect(figureOf(scan({ value: 50.01 })).met).toBe(false);
  });

  it('is judged before it is rounded', () => {
    const figure = figureOf(scan({ value: 50.001 }));
    expect(figure).toMatchObject({ value: 50, met: false });
  });

  it('may be so much above its limit', () => {
    const goal = { kind: 'above-limit-at-most', by: 400 } as const;
    const limit = { name: 'empty window', value: 500 };
    expect(figureOf(scan({ value: 900, limit, goal }))).toMatchObject({ goal: '<= limit + 400 ms', met: true });
    expect(figureOf(scan({ value: 901, limit, goal })).met).toBe(false);
  });

  it('may be held to a share of its limit from above or from below', () => {
    const limit = { name: 'peer', value: 1_000 };
    const atMost = { kind: 'of-limit-at-most', ratio: 0.2 } as const;
    const atLeast = { kind: 'of-limit-at-least', ratio: 0.5 } as const;
    expect(figureOf(scan({ value: 200, limit, goal: atMost }))).toMatchObject({ goal: '<= 0.2 x limit', met: true });
    expect(figureOf(scan({ value: 201, limit, goal: atMost })).met).toBe(false);
    expect(figureOf(scan({ value: 500, limit, goal: atLeast }))).toMatchObject({ goal: '>= 0.5 x limit', met: true });
    expect(figureOf(scan({ value: 499, limit, goal: atLeast })).met).toBe(false);
  });

  it('is refused when nothing was measured', () => {
    expect(() => figureOf(scan({ value: Number.NaN }))).toThrow('nothing was measured');
    expect(() => figureOf(scan({ limit: { name: 'none', value: Number.NaN } }))).toThrow('nothing was measured');
  });
});

describe('the table', () => {
  it('says in capitals which goals were missed', () => {
    const table = figureTable([figureOf(scan()), figureOf(scan({ name: 'slow', value: 80 }))]);
    const [, , met, missed] = table.split('\n');
    expect(met).toMatch(/40 ms .*two empty frames, p99: 20 ms .* 2 .*<= 50 ms .*met/);
    expect(missed).toMatch(/slow .*80 ms .*MISSED/);
  });

  it('has columns of one width', () => {
    const table = figureTable([figureOf(scan()), figureOf(scan({ name: 'x', value: 123_456 }))]);
    expect(new Set(table.split('\n').map((line) => line.length)).size).toBe(1);
  });
});

describe('the command line', () => {
  it('measures everything at full size when nothing is said', () => {
    const { measures, extent, jsonFile } = readOptions([]);
    expect(measures).toEqual([
      'import',
      'bootstrap',
      'labels',
      'sheets',
      'notices',
      'arrears',
      'scan',
      'count',
      'search',
      'start',
      'counter',
      'kiosk',
      'callbacks',
      'sync',
      'offices',
    ]);
    expect(extent).toMatchObject({ feedRows: 241_600, smallOffice: 5_000, largeOffice: 100_000 });
    expect(jsonFile).toBeUndefined();
  });

  it('measures one thing when it is named, and writes where it is told', () => {
    const { measures, jsonFile } = readOptions(['--only', 'start', '--json', '/tmp/figures.json', '--quick']);
    expect(measures).toEqual(['start']);
    expect(jsonFile).toBe('/tmp/figures.json');
  });

  it('explains itself when it does not understand', () => {
    expect(() => readOptions(['--only', 'everything'])).toThrow('npm run bench --');
    expect(() => readOptions(['--fast'])).toThrow('npm run bench --');
  });
});
