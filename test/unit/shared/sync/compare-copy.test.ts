import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err, ok } from '#shared/lib/result.ts';
import { RANGES_AT_ONCE } from '#shared/sync/compare-protocol.ts';
import { compareTable, COMPARED_TABLES } from '#shared/sync/compare-copy.ts';
import { aFolder, aLocation } from '#test/builders/office.ts';
import { aComparingPc } from './a-comparing-pc.ts';
import { aPc, see } from './a-syncing-pc.ts';

const torn = aFolder({ id: 'folder-1', volume: 9 });
/** A hundred shelves, each in a range of its own. */
const shelves = Array.from({ length: 100 }, (_, index) => {
  const id = `shelf-${String(index).padStart(2, '0')}`;
  return aLocation({ id, code: makeScanCode('location', '13', 100 + index) });
});

describe('a copy that is as the centre has it', () => {
  test('costs one question and changes nothing', async () => {
    const pc = await aComparingPc();

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'same' }));

    expect(pc.asked).toEqual([{ cookie: 'v1:1', table: 'folder' }]);
    expect(pc.replica.meta().healed).toBeUndefined();
  });

  test('is the same although unsent work has changed it since', async () => {
    const pc = await aComparingPc();
    await pc.scan(see);

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'same' }));
  });

  test('is the same although the centre has changed a row since', async () => {
    const pc = await aComparingPc({
      changed: ['folder-1'],
      rows: (_table, filled) => filled.map((row) => (row.id === 'folder-1' ? torn : row)),
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'same' }));
  });

  test('is not asked about before the PC was filled', async () => {
    const pc = await aPc({}, { filled: false });

    expect(await compareTable(pc, 'folder')).toEqual(ok({ healed: 0, found: 'same' }));
  });

  test('is not judged by a centre that wants the PC to pull first', async () => {
    const pc = await aComparingPc({ compare: async () => ok({ kind: 'moved' }) });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'same' }));
  });
});

describe('a copy that is not as the centre has it', () => {
  test.each([
    ['a row that reads otherwise here', (id: string) => (id === 'folder-1' ? torn : undefined), []],
    ['a row that is missing here', () => undefined, [aFolder({ id: 'folder-3' })]],
  ])('gets %s, and that alone', async (_what, changedTo, added) => {
    const pc = await aComparingPc({
      rows: (table, filled) =>
        table === 'folder' ? [...filled.map((row) => changedTo(row.id) ?? row), ...added] : filled,
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 1, found: 'healed' }));

    const wanted = added[0] ?? torn;
    expect(pc.replica.readModel.get('folder', wanted.id)).toEqual(wanted);
    expect(pc.replica.readModel.get('folder', 'folder-2')).toEqual(
      aFolder({ id: 'folder-2', code: pc.replica.readModel.get('folder', 'folder-2')!.code }),
    );
    expect(pc.asked.at(-1)).toEqual({ cookie: 'v1:1', table: 'folder', ranges: [wanted.id.slice(-2)] });
    expect(pc.replica.meta().healed).toMatchObject({ rows: 1 });
  });

  test('loses a row that the centre does not have', async () => {
    const pc = await aComparingPc({ rows: (_table, filled) => filled.filter(({ id }) => id !== 'folder-2') });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 1, found: 'healed' }));

    expect([...pc.replica.readModel.all('folder').keys()]).toEqual(['folder-1']);
  });

  test('keeps unsent work on top of what was put right', async () => {
    const pc = await aComparingPc({
      rows: (_table, filled) => filled.map((row) => (row.id === 'folder-1' ? torn : row)),
    });
    await pc.scan(see);

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 1, found: 'healed' }));

    expect(pc.replica.readModel.get('folder', 'folder-1')).toMatchObject({
      volume: 9,
      custody: { kind: 'at-location', locationId: 'shelf-2' },
    });
    expect(pc.replica.outbox()).toHaveLength(1);
  });

  test('is put right no further than 64 ranges at a time', async () => {
    const pc = await aComparingPc({
      rows: (table, filled) => (table === 'location' ? [...filled, ...shelves] : filled),
    });

    expect(await compareTable(pc.deps, 'location')).toEqual(ok({ healed: RANGES_AT_ONCE, found: 'healed' }));
    expect(await compareTable(pc.deps, 'location')).toEqual(ok({ healed: 36, found: 'healed' }));
    expect(await compareTable(pc.deps, 'location')).toEqual(ok({ healed: 0, found: 'same' }));
  });

  test('whose rows differ in fields of a newer centre alone has nothing to put right', async () => {
    const pc = await aComparingPc({
      rows: (_table, filled) => filled.map((row) => ({ ...row, newerThanThisProgram: true })),
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'nothing-to-heal' }));
    expect(pc.replica.readModel.get('folder', 'folder-1')).toEqual(aFolder());
  });

  test('waits for the next time when a pull came between', async () => {
    const pc = await aComparingPc({
      compare: async (request) => {
        const reply = await pc.answer(request);
        if (request.ranges) await pc.replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 0 });
        return reply;
      },
      rows: (_table, filled) => filled.map((row) => (row.id === 'folder-1' ? torn : row)),
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(ok({ healed: 0, found: 'overtaken' }));
    expect(pc.replica.readModel.get('folder', 'folder-1')).toEqual(aFolder());
  });
});

describe('an answer that cannot be believed', () => {
  test.each([
    ['is about another table', { table: 'staff' }],
    ['is about another cookie', { cookie: 'v1:0' }],
    ['is about ranges nobody asked for', { ranges: ['zz'] }],
  ])('because it %s changes nothing', async (_why, about) => {
    const pc = await aComparingPc({
      compare: async (request) => pc.answer({ ...request, ...about }),
      rows: () => [],
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.replica.readModel.all('folder').size).toBe(2);
  });

  test.each([
    ['no row at all', 'folder'],
    ['a row of nothing', null],
    ['a row without an id', { volume: 1 }],
    ['a row that does not fit its table', { ...aFolder(), volume: 'first' }],
  ])('because it has %s changes nothing', async (_what, row) => {
    const pc = await aComparingPc({
      compare: async (to) =>
        ok(
          to.ranges
            ? { kind: 'rows', to, rows: [row], changed: [] }
            : { kind: 'digests', to, digests: [], changed: [] },
        ),
    });

    expect(await compareTable(pc.deps, 'folder')).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.replica.readModel.all('folder').size).toBe(2);
  });

  test('because the centre is away changes nothing', async () => {
    const pc = await aComparingPc({ compare: async () => err({ type: 'offline' }) });

    expect(await compareTable(pc.deps, 'folder')).toEqual(err({ type: 'offline' }));
  });
});

describe('comparing the tables one after the other', () => {
  const FIVE_MINUTES = 5 * 60_000;

  test('begins at some time within five minutes, and takes one table every five', async () => {
    const pc = await aComparingPc();

    await pc.comparing.next();
    pc.clock.advance(FIVE_MINUTES / 2 - 1);
    await pc.comparing.next();
    expect(pc.asked).toEqual([]);

    pc.clock.advance(1);
    await pc.comparing.next();
    await pc.comparing.next();
    expect(pc.asked.map(({ table }) => table)).toEqual([COMPARED_TABLES[0]]);

    pc.clock.advance(FIVE_MINUTES);
    await pc.comparing.next();
    expect(pc.asked.map(({ table }) => table)).toEqual(COMPARED_TABLES.slice(0, 2));
  });

  test('says when it has been through all of them', async () => {
    const pc = await aComparingPc();

    for (const _table of COMPARED_TABLES) {
      expect(pc.comparing.comparedAt()).toBeUndefined();
      pc.clock.advance(FIVE_MINUTES);
      await pc.comparing.next();
    }

    expect(pc.asked.map(({ table }) => table)).toEqual(COMPARED_TABLES);
    expect(pc.comparing.comparedAt()).toBe(new Date(pc.clock.nowMs()).toISOString());
  });

  test('asks about a table again when it could not be compared', async () => {
    let isAway = true;
    const pc = await aComparingPc({
      compare: (request) => (isAway ? Promise.resolve(err({ type: 'offline' })) : pc.answer(request)),
    });

    pc.clock.advance(FIVE_MINUTES);
    await pc.comparing.next();
    isAway = false;
    pc.clock.advance(FIVE_MINUTES);
    await pc.comparing.next();

    expect(pc.asked.map(({ table }) => table)).toEqual([COMPARED_TABLES[0], COMPARED_TABLES[0]]);
    expect(pc.logged).toEqual([`compare-failed ${COMPARED_TABLES[0]} offline`]);
  });

  test('is done at once when somebody asks, piece by piece until nothing differs, and tells what was put right', async () => {
    const pc = await aComparingPc({
      rows: (table, filled) => (table === 'location' ? [...filled, ...shelves] : filled),
    });

    expect(await pc.comparing.all()).toEqual(ok(100));

    expect(pc.replica.readModel.all('location').size).toBe(102);
    expect(pc.logged).toEqual([`copy-healed location ${RANGES_AT_ONCE}`, 'copy-healed location 36']);
    expect(pc.comparing.comparedAt()).toBe(new Date(pc.clock.nowMs()).toISOString());
  });

  test('ends at the first table that fails, and does not say that all were compared', async () => {
    const pc = await aComparingPc({
      compare: (request) =>
        request.table === 'folder' ? Promise.resolve(err({ type: 'centre-down', status: 503 })) : pc.answer(request),
    });

    expect(await pc.comparing.all()).toEqual(err({ type: 'centre-down', status: 503 }));
    expect(pc.comparing.comparedAt()).toBeUndefined();
  });

  test('lets a table alone that three times had nothing to put right: its centre is newer', async () => {
    const pc = await aComparingPc({
      rows: (table, filled) => (table === 'folder' ? filled.map((row) => ({ ...row, newer: 1 })) : filled),
    });
    const questions = async (): Promise<number> => {
      const before = pc.asked.length;
      await pc.comparing.all();
      return pc.asked.slice(before).filter(({ table }) => table === 'folder').length;
    };

    expect([await questions(), await questions(), await questions(), await questions()]).toEqual([2, 2, 2, 0]);
  });

  test('does not give a table up that was overtaken by pulls each time', async () => {
    let isBusy = true;
    let version = 1;
    const pc = await aComparingPc({
      compare: async (request) => {
        const reply = await pc.answer(request);
        if (isBusy && request.ranges) {
          version += 1;
          await pc.replica.applyPull({ operations: [], cookie: `v1:${version}`, lastSeq: 0 });
        }
        return reply;
      },
      rows: (table, filled) =>
        table === 'folder' ? filled.map((row) => (row.id === 'folder-1' ? torn : row)) : filled,
    });
    for (let round = 0; round < 5; round += 1) expect(await pc.comparing.all()).toEqual(ok(0));
    isBusy = false;

    expect(await pc.comparing.all()).toEqual(ok(1));
  });
});
