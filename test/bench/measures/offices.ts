import { readFileSync } from 'node:fs';
import { connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { createDevices } from '#central/services/devices.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { anOffice, SHELF } from '#test/integration/central/test-centre.ts';
import { startCentreProcess, type CentreProcess } from '#test/support/centre-process.ts';
import { startHeadlessPc, type HeadlessPc } from '#test/support/headless-pc.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import { percentile } from '../statistics.ts';

const FOLDERS = 60;
/** A busy counter: a change a minute on every PC of the office. */
const PACE_MS = 60_000;
const STARTED_AT_ONCE = 8;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Office = readonly HeadlessPc[];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does the work for all of them, a few at a time. */
const aFewAtATime = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: STARTED_AT_ONCE }, worker));
};

/** Offices with their PCs, all of them filled and listening. */
const startOffices = async (
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
  await aFewAtATime(started.flat(), async (pc) => {
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

interface Waits {
  readonly acknowledgedMs: number[];
  readonly seenMs: number[];
}

/** Every PC makes a change a minute, each at an instant of its own; a part of the minute is looked at. */
const atWorkingPace = async (offices: readonly Office[], lookMs: number): Promise<Waits> => {
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

/** Every PC makes its next change when the one before was acknowledged. Gives changes a second. */
const asFastAsTheyCan = async (offices: readonly Office[], lookMs: number): Promise<number> => {
  const endMs = performance.now() + lookMs;
  let acknowledged = 0;
  const work = offices.flatMap((office) =>
    office.map(async (pc, at) => {
      while (performance.now() < endMs) {
        await untilAcknowledged(pc, await makeChange(pc, at));
        if (performance.now() < endMs) acknowledged += 1;
      }
    }),
  );
  await Promise.all(work);
  return acknowledged / (lookMs / 1_000);
};

const peakMegabytes = (processId: number): number => {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
};

interface Seen {
  readonly offices: number;
  readonly acknowledgedMs: number;
  readonly seenMs: number;
  readonly rate: number;
  readonly megabytes: number;
}

const measureSize = async (
  { url, database }: { readonly url: string; readonly database: Database },
  given: { readonly offices: number } & Extent['offices'],
): Promise<Seen> => {
  const centre = await startCentreProcess({ DATABASE_URL: url }, 'built');
  try {
    const offices = await startOffices({ database, centre }, given);
    const { acknowledgedMs, seenMs } = await atWorkingPace(offices, given.paceMs);
    const rate = await asFastAsTheyCan(offices, given.burstMs);
    for (const pc of offices.flat()) pc.engine().stop();
    const waits = { acknowledgedMs: percentile(acknowledgedMs, 0.99), seenMs: percentile(seenMs, 0.99) };
    return { offices: given.offices, ...waits, rate, megabytes: peakMegabytes(centre.processId) };
  } finally {
    centre.signal('SIGTERM');
    await centre.ended;
  }
};

const figuresOf = (seen: Seen, small: Seen, devices: number): readonly Measured[] => {
  const who = `${seen.offices} offices of ${devices} PCs`;
  const beside = (value: number) => ({ name: `the same with ${small.offices}`, value });
  const line = (name: string, unit: string, pick: (one: Seen) => number, goal: Measured['goal']): Measured => ({
    name: `${who}, ${name}`,
    value: pick(seen),
    unit,
    limit: beside(pick(small)),
    goal,
  });
  const second = { kind: 'at-most', value: 1_000 } as const;
  return [
    line(
      'a change a minute on each: until it is acknowledged, p99',
      'ms',
      ({ acknowledgedMs }) => acknowledgedMs,
      second,
    ),
    line('a change a minute on each: until a colleague has it, p99', 'ms', ({ seenMs }) => seenMs, second),
    line('as fast as they can: changes acknowledged', '/s', ({ rate }) => rate, {
      kind: 'of-limit-at-least',
      ratio: 1,
    }),
    line('peak memory of the API', 'MB', ({ megabytes }) => megabytes, { kind: 'at-most', value: 512 }),
  ];
};

/** Many offices with one centre on PostgreSQL: the real engine and transport on every PC, all PCs in this process. */
export const measureOffices = async (extent: Extent): Promise<readonly Measured[]> => {
  const postgres = await startPostgres();
  const database = connectPostgres(postgres.url, { log: silent });
  try {
    await migrate(database.db, migrations);
    const sizes: Seen[] = [];
    for (const offices of extent.offices.sizes)
      sizes.push(await measureSize({ url: postgres.url, database }, { ...extent.offices, offices }));
    const [small, ...larger] = sizes;
    invariant(small, 'there is a smallest size');
    return larger.flatMap((seen) => figuresOf(seen, small, extent.offices.devices));
  } finally {
    await database.close();
    await postgres.stop();
  }
};
