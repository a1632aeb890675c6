import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoOfficeRows } from '#central/demo/demo-office.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { createExaminer } from '#test/screens/examiner.ts';
import { wordsOfData } from '#test/screens/page-words.ts';
import { walkThroughScenes } from '#test/screens/scenes/all.ts';
import { COMMITTEE } from '#test/screens/scenes/filing.ts';
import { openStage } from '#test/screens/stage.ts';

test('every screen in its main states keeps WCAG 2.2 AA in light and dark, and speaks one language at a time', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'faem-every-screen-'));
  const rows = demoOfficeRows({ seed: 13, factories: 5_000, todayOn: isoDateAt(Date.now()) });
  const imported = demoFactories({ seed: 7, rows: 300, provinceCode: '13' });
  const data = await Promise.all([rows, imported, COMMITTEE, PROVINCES].map((each) => wordsOfData(each)));
  const examiner = createExaminer(new Set(data.flatMap((words) => [...words])));
  const stage = await openStage(scratch, examiner);
  try {
    await walkThroughScenes(stage);
  } finally {
    await stage.desktop.close();
    await stage.centre.stop();
    rmSync(scratch, { recursive: true, force: true });
  }

  expect(examiner.findings()).toEqual([]);
  expect(examiner.count()).toBeGreaterThan(60);
}, 360_000);
