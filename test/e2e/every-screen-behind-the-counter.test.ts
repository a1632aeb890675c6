import { expect, test } from 'vitest';
import { BEHIND_THE_COUNTER } from '#test/screens/scenes/all.ts';
import { logIn } from '#test/screens/scenes/log-in.ts';
import { examineScenes } from './support/examined-screens.ts';

test('every screen behind the counter keeps WCAG 2.2 AA in light and dark, and speaks one language at a time', async () => {
  const examiner = await examineScenes([logIn, ...BEHIND_THE_COUNTER]);

  expect(examiner.findings()).toEqual([]);
  expect(examiner.count()).toBeGreaterThanOrEqual(35);
}, 360_000);
