import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableNames, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { isMemoryTable } from '#shared/sync/read-model.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { PullResponse, PushResponse } from '#shared/sync/protocol.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { anEntry } from '#test/builders/sync.ts';
import { createMemoryCentre } from '#test/fakes/memory-centre.ts';
import { settle } from '#test/fakes/manual-clock.ts';
import { aRestartingPc, done } from './a-pc-that-restarts.ts';
import { park, see } from './a-syncing-pc.ts';

/** Whatever may happen between a PC and its centre, one step at a time and by hand: no engine puts it in order. */
const steps = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('scan' as const), what: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), what: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('push' as const), most: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('push, reply lost' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('push, reply again' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), page: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pull breaks off' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('start again' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('begin anew' as const) }) },
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

const CALLS: readonly MutationCall[] = [
  park,
  see,
  { name: 'see-folder', args: { folderId: 'folder-2', locationId: 'shelf-1' } },
  {
    name: 'check-out-folder',
    args: { folderId: 'folder-1', borrowerId: 'staff-2', purpose: 'ตรวจ', dueOn: '2026-12-01' },
  },
];

const aPcAndItsCentre = async () => {
  const pc = aRestartingPc();
  const centre = createMemoryCentre(() => pc.clock.nowMs());
  centre.seed(aSmallOffice());
  let replica: Replica = await pc.start();
  let lastPush: PushResponse | undefined;
  let elsewhere = 0;

  const beginAnew = async (): Promise<void> => {
    const { head, rows } = centre.snapshot(replica.meta().clientId);
    done(await replica.replaceWith(rows, head));
  };
  const push = async (most: number): Promise<PushResponse> => {
    lastPush = await centre.push(replica.meta().clientId, replica.nextPush(most));
    return lastPush;
  };
  const pages = (size: number): readonly PullResponse[] => {
    const all: PullResponse[] = [];
    let cookie = replica.meta().cookie;
    for (;;) {
      const page = centre.pull(replica.meta().clientId, cookie, size);
      all.push(page);
      if (page.kind === 'reset' || page.complete) return all;
      cookie = page.cookie;
    }
  };
  const pull = async (size: number): Promise<void> => {
    const all = pages(size).flatMap((page) => (page.kind === 'page' ? [page] : []));
    const last = all.at(-1)!;
    const operations = all.flatMap((page) => page.operations);
    done(await replica.applyPull({ operations, cookie: last.cookie, lastSeq: last.lastSeq }));
  };
  const take = async (step: Step): Promise<void> => {
    if (step.do === 'scan') await replica.mutate([CALLS[step.what] ?? park], { actorId: 'staff-1' });
    if (step.do === 'push') done(await replica.keepVerdicts((await push(step.most)).verdicts));
    if (step.do === 'push, reply lost') await push(2);
    if (step.do === 'push, reply again' && lastPush) done(await replica.keepVerdicts(lastPush.verdicts));
    if (step.do === 'pull') await pull(step.page);
    if (step.do === 'pull breaks off') pages(1);
    if (step.do === 'start again') replica = await pc.start();
    if (step.do === 'begin anew') await beginAnew();
    if (step.do === 'elsewhere') {
      const { name, args } = CALLS[step.what] ?? park;
      elsewhere += 1;
      await centre.push('client-2', [
        anEntry({
          clientId: 'client-2',
          deviceId: 'pc-2',
          seq: elsewhere,
          id: `there-${elsewhere}`,
          name: `${name}@1`,
          args,
        }),
      ]);
    }
    pc.clock.advance(1_000);
    await settle();
  };
  await beginAnew();
  return { pc, centre, take, pull, push, replica: () => replica };
};

const byId = (rows: readonly AnyRow[]): readonly AnyRow[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const MEMORY_TABLES: readonly TableName[] = tableNames.filter(isMemoryTable);

test('whatever happens, every scan is judged once, nothing is lost, and in the end the PC has what the centre has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 30 }), async (all) => {
      const { centre, take, pull, push, replica, pc } = await aPcAndItsCentre();
      const scanned = new Set<string>();
      for (const step of all) {
        await take(step);
        for (const { id } of replica().outbox()) scanned.add(id);
        // Unsent work is in the outbox or at the centre, never nowhere.
        const kept = new Set([
          ...replica()
            .outbox()
            .map(({ id }) => id),
          ...centre.judgedIds(),
        ]);
        expect([...scanned].filter((id) => !kept.has(id))).toEqual([]);
        // And what is not in the journal's copy has been pulled.
        const inJournal = new Set(pc.journalLines.map(({ id }) => id));
        expect(
          replica()
            .outbox()
            .filter(({ id }) => !inJournal.has(id)),
        ).toEqual([]);
      }
      while (replica().nextPush(10).length > 0) done(await replica().keepVerdicts((await push(10)).verdicts));
      await pull(5);

      expect(replica().outbox()).toEqual([]);
      expect([...scanned].filter((id) => !centre.judgedIds().has(id))).toEqual([]);
      expect(centre.storedTwice()).toEqual([]);
      for (const table of MEMORY_TABLES) {
        expect([table, byId((await replica().copyOf(table)).rows)]).toEqual([table, centre.rows(table)]);
        expect([table, byId([...replica().readModel.all(table).values()])]).toEqual([table, centre.rows(table)]);
      }
    }),
    { numRuns: 60 },
  );
});

test('at every moment the copy without unsent work is what the centre had at its cookie', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 20 }), async (all) => {
      const { centre, take, replica } = await aPcAndItsCentre();
      const had = new Map<string, string>();
      const textOf = (rows: readonly AnyRow[]): string => JSON.stringify(byId(rows).map(({ id }) => id));
      const note = (): void => {
        const { cookie } = centre.snapshot('nobody').head;
        had.set(cookie, JSON.stringify(MEMORY_TABLES.map((table) => byId(centre.rows(table)))));
      };
      note();
      for (const step of all) {
        await take(step);
        note();
        const copies = await Promise.all(MEMORY_TABLES.map((table) => replica().copyOf(table)));
        const { cookie } = replica().meta();
        expect(copies.every((copy) => copy.cookie === cookie)).toBe(true);
        expect(JSON.stringify(copies.map(({ rows }) => byId(rows)))).toBe(had.get(cookie));
      }
      expect(textOf(centre.rows('staff'))).toBe(textOf((await replica().copyOf('staff')).rows));
    }),
    { numRuns: 60 },
  );
});
