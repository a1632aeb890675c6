import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOfficeRows } from '#central/demo/demo-office.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { createExaminer, type Examiner } from '#test/screens/examiner.ts';
import { wordsOfData } from '#test/screens/page-words.ts';
import { walkThroughScenes } from '#test/screens/scenes/all.ts';
import { COMMITTEE } from '#test/screens/scenes/filing.ts';
import { openStage, type Stage } from '#test/screens/stage.ts';

/** Enough for every scene; a larger office takes longer to make and shows nothing else. */
const FACTORIES = 1_500;

/** What the examiner found on the screens of these scenes, walked in a demo office of their own. */
export const examineScenes = async (scenes: readonly ((stage: Stage) => Promise<void>)[]): Promise<Examiner> => {
  const scratch = mkdtempSync(join(tmpdir(), 'faem-every-screen-'));
  const rows = demoOfficeRows({ seed: 13, factories: FACTORIES, todayOn: isoDateAt(Date.now()) });
  const imported = demoFactories({ seed: 7, rows: 300, provinceCode: '13' });
  const data = await Promise.all([rows, imported, COMMITTEE, PROVINCES].map((each) => wordsOfData(each)));
  const examiner = createExaminer(new Set(data.flatMap((words) => [...words])));
  const stage = await openStage(scratch, examiner, FACTORIES);
  try {
    await walkThroughScenes(stage, scenes);
  } finally {
    await stage.desktop.close();
    await stage.centre.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return examiner;
};
