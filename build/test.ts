import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand, seconds } from './run-command.ts';
import { runChecks } from './run-checks.ts';
import { tallyTests, type Tally } from './test-tally.ts';

const reportFile = 'test-results/vitest.json';
const chosenFiles = process.argv.slice(2);

const nothing: Tally = { passed: 0, failed: 0, remarks: [] };

const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  remarks: [...one.remarks, ...other.remarks],
});

// Only tests count as passed; a check or a build that fails counts as one failure.

async function checkSource(): Promise<Tally> {
  const { failed } = await runChecks();
  return {
    passed: 0,
    failed,
    remarks: failed > 0 ? [`${failed} of the checks of the source failed (see above).`] : [],
  };
}

async function buildProduct(): Promise<Tally> {
  const { succeeded } = await runCommand('tsx build/build.ts', { output: 'show' });
  if (succeeded) return nothing;
  return { passed: 0, failed: 1, remarks: ['The build failed, so tests of the built program cannot pass.'] };
}

async function runTests(): Promise<Tally> {
  rmSync(join(root, reportFile), { force: true });
  const files = chosenFiles.map((file) => JSON.stringify(file)).join(' ');
  const { succeeded, tookMs } = await runCommand(
    `vitest run --config build/vitest.config.ts --reporter=default --reporter=json --outputFile.json=${reportFile} ${files}`,
    { output: 'show' },
  );
  console.log(`tests: took ${seconds(tookMs)}`);
  const report: unknown = existsSync(join(root, reportFile))
    ? JSON.parse(readFileSync(join(root, reportFile), 'utf8'))
    : undefined;
  return tallyTests({ report, endedWell: succeeded });
}

/** Chosen files run alone, and are built for only when they look at the built program. */
async function testChosenFiles(): Promise<Tally> {
  const lookAtBuild = chosenFiles.some((file) => /e2e|guards/.test(file));
  const built = lookAtBuild ? await buildProduct() : nothing;
  return add(built, await runTests());
}

async function testEverything(): Promise<Tally> {
  const checked = await checkSource();
  const built = await buildProduct();
  return add(add(checked, built), await runTests());
}

const tally = chosenFiles.length > 0 ? await testChosenFiles() : await testEverything();
for (const remark of tally.remarks) console.log(remark);
process.exitCode = tally.failed === 0 ? 0 : 1;
console.log(`${tally.passed} passed, ${tally.failed} failed`);
