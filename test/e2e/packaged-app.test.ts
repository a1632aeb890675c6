import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '#shared/lib/invariant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop } from './support/desktop.ts';

let centre: RunningCentre;

beforeAll(async () => {
  execFileSync('npm', ['run', '--silent', 'pack'], {
    stdio: 'pipe',
    env: { ...process.env, FAEM_PACK_TESTABLE: '1' },
  });
  centre = await startCentre({ factories: 30 });
}, 180_000);

afterAll(async () => {
  await centre.stop();
});

describe('the packaged app', () => {
  test('starts from its archive, enrols, logs in and closes', async () => {
    const pc = await startDesktop({
      dataFolder: mkdtempSync(join(tmpdir(), 'faem-packaged-')),
      centre,
      program: join(process.cwd(), 'release/linux-unpacked/faem'),
    });
    const [first] = centre.demo.staff;
    invariant(first, 'the demo office has staff');

    expect(await pc.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    await signIn(pc.counter, first);

    expect(await pc.counter.getByTestId('actor').innerText()).toContain(first.name);
    expect(pc.counter.url()).toMatch(/^app:\/\/faem\//);
    await pc.close();
  });
});
