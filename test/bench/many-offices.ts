import { createDevices } from '#central/services/devices.ts';
import type { Database } from '#central/db/connect.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { anOffice, SHELF } from '#test/integration/central/test-centre.ts';
import type { CentreProcess } from '#test/support/centre-process.ts';
import { startHeadlessPc, type HeadlessPc } from '#test/support/headless-pc.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';

const FOLDERS = 60;
/** A busy counter: a change a minute on every PC of the office. */
const PACE_MS = 60_000;
const STARTED_AT_ONCE = 8;
const SETTLED_MS = 3_000;

/** The PCs of one office: the real replica, engine and transport in each. */
export type Office = readonly HeadlessPc[];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Offices with their PCs, all of them filled and listening. */
export const startOffices = async (
  { database, centre }: { readonly database: Database; readonly centre: CentreProcess },
  { offices, devices }: { readonly offices: number; readonly devices: number },
): Promise<readonly Office[]> => {
  const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now(), sleep: pause };
  const enrolling = createDevices({ db: database.db, clock, random: Math.random });
  const started: HeadlessPc[][] = [];
  for (let number = 1; number <= offices; number += 1) {
    const officeId = `office-${offices}-${number}`;
    await anOffice(database, { officeId, folders: FOLDERS });
    const pcs: HeadlessPc[] = [];
    for (let device = 1; device <= devices; device += 1) {
      const enrolled = await enrolling.enrol(`CODE-${officeId}`, `PC ${device}`);
      invariant(enrolled.ok, 'the demo code lets everybody in');
      pcs.push(
        await startHeadlessPc({ ...enrolled.value, centralUrl: centre.address, random: Math.random, stallMs: 60_000 }),
      );
    }
    started.push(pcs);
  }
  await aFewAtATime(started.flat(), STARTED_AT_ONCE, async (pc) => {
    const filled = await pc.engine().syncOnce();
    invariant(filled.ok, 'a PC is filled');
    pc.engine().start();
  });
  return started;
};

/** Waits for something about a PC's copy that is told by `subscribe`. */
const until = (subscribe: (listener: () => void) => () => void, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (isSo()) return resolve();
    const stop = subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });

interface Made {
  readonly mutationId: string;
  readonly folderId: string;
  readonly startedMs: number;
}

/** Each PC moves a folder of its own, so that no later change hides one that is waited for. */
const makeChange = async (pc: HeadlessPc, at: number): Promise<Made> => {
  const folderId = `folder-${at + 1}`;
  const startedMs = performance.now();
  const done = await pc
    .replica()
    .mutate([{ name: 'move-folder', args: { folderId, locationId: SHELF } }], { actorId: 'staff-clerk' });
  invariant(done.ok, 'a folder is moved');
  pc.engine().nudge();
  return { mutationId: done.value[0] ?? '', folderId, startedMs };
};

const untilAcknowledged = (pc: HeadlessPc, { mutationId }: Made): Promise<void> => {
  const replica = pc.replica();
  return until(
    (told) => replica.subscribe(told),
    () => replica.outbox().every(({ id }) => id !== mutationId),
  );
};

const untilSeen = (pc: HeadlessPc, { mutationId, folderId }: Made): Promise<void> => {
  const { readModel } = pc.replica();
  return until(
    (told) => readModel.subscribe(told),
    () => readModel.get('folder', folderId)?.custody.lastMovementId === mutationId,
  );
};

/** How long changes took, ms. */
export interface Waits {
  readonly acknowledgedMs: number[];
  readonly seenMs: number[];
}

/** Every PC makes a change a minute, each at an instant of its own; a part of the minute is looked at. */
export const atWorkingPace = async (offices: readonly Office[], lookMs: number): Promise<Waits> => {
  const waits: Waits = { acknowledgedMs: [], seenMs: [] };
  const work = offices.flatMap((office) =>
    office.map(async (pc, at) => {
      const waitMs = Math.random() * PACE_MS;
      if (waitMs > lookMs) return;
      await pause(waitMs);
      const made = await makeChange(pc, at);
      const colleague = office[(at + 1) % office.length] ?? pc;
      const noted = (waited: number[]) => () => void waited.push(performance.now() - made.startedMs);
      await Promise.all([
        untilAcknowledged(pc, made).then(noted(waits.acknowledgedMs)),
        untilSeen(colleague, made).then(noted(waits.seenMs)),
      ]);
    }),
  );
  await Promise.all(work);
  return waits;
};

/** One PC of every office makes its next change when the one before was acknowledged; its colleagues follow. Changes a second. */
export const asFastAsTheyCan = async (offices: readonly Office[], lookMs: number): Promise<number> => {
  const endMs = performance.now() + lookMs;
  let acknowledged = 0;
  const work = offices.map(async ([pc]) => {
    while (pc && performance.now() < endMs) {
      await untilAcknowledged(pc, await makeChange(pc, 0));
      if (performance.now() < endMs) acknowledged += 1;
    }
  });
  await Promise.all(work);
  return acknowledged / (lookMs / 1_000);
};

/** What a PC does after its start (it compares a table with the centre's) is over. */
export const untilQuiet = async (offices: readonly Office[]): Promise<void> => {
  const pcs = offices.flat();
  while (pcs.some((pc) => pc.engine().status().phase.kind !== 'idle')) await pause(100);
  await pause(SETTLED_MS);
};
