import { execFileSync, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether one of this group still runs; one that ended and only waits to be collected writes nothing any more. */
const isRunning = (leader: number): boolean =>
  execFileSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .some(([group, state]) => group === String(leader) && !state?.startsWith('Z'));

/**
 * Ends a program and every process it started, all at once as a power cut does, and waits until none is left: one that
 * outlives the rest still writes into its folder. The program leads a process group of its own, as Playwright starts it.
 */
export const cutPower = async (program: ChildProcess): Promise<void> => {
  const leader = program.pid;
  if (leader === undefined || program.exitCode !== null || program.signalCode !== null) return;
  process.kill(-leader, 'SIGKILL');
  while (isRunning(leader)) await sleep(20);
};
