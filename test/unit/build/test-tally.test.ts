import { describe, expect, test } from 'vitest';
import { tallyTests } from '#build/test-tally.ts';

const aFile = (status: 'passed' | 'failed', ...statuses: readonly string[]) => ({
  name: 'test/unit/some.test.ts',
  status,
  message: '',
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` })),
});

const tally = (files: readonly unknown[], endedWell = true) =>
  tallyTests({ report: { testResults: files }, endedWell });

describe('the last line of npm test', () => {
  test('counts what passed and what failed', () => {
    const counted = tally([aFile('passed', 'passed', 'passed'), aFile('failed', 'passed', 'failed')], false);

    expect(counted).toEqual({ passed: 3, failed: 1, remarks: [] });
  });

  test.each(['pending', 'skipped', 'todo', 'disabled'])('counts a %s test as failed and names it', (status) => {
    const counted = tally([aFile('passed', 'passed', status)]);

    expect(counted).toMatchObject({ passed: 1, failed: 1 });
    expect(counted.remarks.join()).toContain('test 1');
  });

  test('counts a file that could not be loaded as failed and names it', () => {
    const counted = tally([aFile('passed', 'passed'), aFile('failed')], false);

    expect(counted).toMatchObject({ passed: 1, failed: 1 });
    expect(counted.remarks.join()).toContain('test/unit/some.test.ts');
  });

  test('counts each test once when the preparation of its file failed', () => {
    expect(tally([aFile('failed', 'pending', 'pending')], false)).toMatchObject({ passed: 0, failed: 2 });
  });

  test('counts a file whose tidying up failed after its tests passed', () => {
    expect(tally([aFile('failed', 'passed')], false)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('does not call a run good that ended with an error', () => {
    expect(tally([aFile('passed', 'passed')], false)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('does not call a run good in which no test ran', () => {
    expect(tally([])).toMatchObject({ passed: 0, failed: 1 });
  });

  test('does not call a run good that left no report', () => {
    expect(tallyTests({ report: undefined, endedWell: true })).toMatchObject({ passed: 0, failed: 1 });
  });
});
