import { expect, test } from 'vitest';
import { AT_THE_COUNTER } from '#test/screens/scenes/all.ts';
import { examineScenes } from './support/examined-screens.ts';

test('every screen from the first start to the counter keeps WCAG 2.2 AA in light and dark, and speaks one language at a time', async () => {
  const examiner = await examineScenes(AT_THE_COUNTER);

  expect(examiner.findings()).toEqual([]);
  expect(examiner.count()).toBeGreaterThanOrEqual(50);
}, 360_000);
