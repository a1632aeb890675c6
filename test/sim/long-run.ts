import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findingsOf, runOffice } from './office-scenario.ts';
import { receiptFindingsOf, runReceipts } from './receipts-scenario.ts';

/** What a long run has done so far; written after every hundred seeds, so that a run that was stopped goes on there. */
const Progress = z.object({
  nextSeed: z.number().int(),
  mutations: z.number().int(),
  seconds: z.number(),
  faults: z.record(z.string(), z.number().int()),
});
type Progress = z.output<typeof Progress>;

const { values } = parseArgs({
  options: {
    /** Injected faults after which the run ends. */
    faults: { type: 'string', default: '1000000' },
    /** The first seed; 50 seeds from 1 run in CI, so a long run begins behind them. */
    from: { type: 'string', default: '1001' },
    /** How many times as likely as usual every fault is. */
    scale: { type: 'string', default: '2' },
    /** Where the progress is kept. */
    progress: { type: 'string' },
  },
});
const target = Number(values.faults);
const faultScale = Number(values.scale);

const readProgress = (): Progress => {
  const path = values.progress;
  if (path !== undefined && existsSync(path)) return Progress.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { nextSeed: Number(values.from), mutations: 0, seconds: 0, faults: {} };
};
const total = (progress: Progress): number => Object.values(progress.faults).reduce((sum, count) => sum + count, 0);

/** Every fourth seed issues receipts, the others run a file room. */
const runSeed = async (seed: number) => {
  if (seed % 4 === 0) {
    const ran = await runReceipts({ seed, faultScale });
    return { ...ran, findings: receiptFindingsOf(ran) };
  }
  const ran = await runOffice({ seed, faultScale });
  return { ...ran, findings: findingsOf(ran.centre, ran.world) };
};

const after = (progress: Progress, ran: Awaited<ReturnType<typeof runSeed>>): Progress => {
  const faults = { ...progress.faults };
  for (const [kind, count] of Object.entries(ran.world.faults())) faults[kind] = (faults[kind] ?? 0) + count;
  const mutations = progress.mutations + ran.centre.judgedIds().size;
  return { ...progress, nextSeed: progress.nextSeed + 1, mutations, faults };
};

const report = (progress: Progress): void => {
  const { nextSeed, mutations, seconds } = progress;
  const seeds = nextSeed - Number(values.from);
  console.log(`${seeds} seeds, ${total(progress)} faults, ${mutations} mutations judged, ${Math.round(seconds)} s`);
};

let progress = readProgress();
const startedMs = performance.now() - progress.seconds * 1000;
while (total(progress) < target) {
  const ran = await runSeed(progress.nextSeed);
  if (ran.findings.length > 0) {
    console.error(`seed ${progress.nextSeed}, scale ${faultScale}:\n  ${ran.findings.join('\n  ')}`);
    process.exit(1);
  }
  progress = { ...after(progress, ran), seconds: (performance.now() - startedMs) / 1000 };
  if (progress.nextSeed % 100 !== 0) continue;
  report(progress);
  if (values.progress !== undefined) writeFileSync(values.progress, JSON.stringify(progress));
}
report(progress);
console.log(JSON.stringify(progress.faults, undefined, 1));
console.log('nothing lost, nothing applied twice, every copy equal, every outbox empty, every book gapless');
