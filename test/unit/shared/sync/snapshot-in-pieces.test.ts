import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { createBootstrap } from '#shared/sync/bootstrap.ts';
import { bootstrapBehindGap } from '#shared/sync/mend-gap.ts';
import type { SnapshotRow, SnapshotStream, Transport, TransportError } from '#shared/sync/ports.ts';
import type { SnapshotPlace } from '#shared/sync/protocol.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aPage, aSnapshot } from '#test/builders/sync.ts';
import { aPc, park } from './a-syncing-pc.ts';

const rows = aSmallOffice();

/** The stream of these rows, which breaks off behind so many. */
const cutAfter = (count: number, of: readonly SnapshotRow[] = rows, over = {}): SnapshotStream => ({
  ...aSnapshot(of, over),
  rows: (async function* cut() {
    yield of.slice(0, count);
    throw new Error('connection reset');
  })(),
});

/** An unfilled PC whose snapshots come as they are given, one after the other; `from` are the places it asked for. */
const anEmptyPc = async (streams: readonly Result<SnapshotStream, TransportError>[], over: Partial<Transport> = {}) => {
  const from: (SnapshotPlace | undefined)[] = [];
  const pc = await aPc(over, { filled: false });
  const transport: Transport = {
    ...pc.transport,
    snapshot: async (_clientId, place) => {
      from.push(place);
      return streams[from.length - 1] ?? err({ type: 'offline' });
    },
  };
  const deps = { replica: pc.replica, transport, clock: pc.clock };
  return { ...pc, deps, from, bootstrap: createBootstrap(deps, () => undefined) };
};

describe('a snapshot that was cut off', () => {
  test('goes on behind the last row that came, and is made one version by a pull', async () => {
    const grown = aFolder({ id: 'folder-1', volume: 3 });
    const pc = await anEmptyPc([ok(cutAfter(4)), ok(aSnapshot(rows.slice(4), { cookie: 'v1:1', resumed: true }))], {
      pull: async () =>
        ok(
          aPage({
            cookie: 'v1:9',
            operations: [
              { table: 'folder', id: 'folder-1', row: grown },
              { table: 'folder', id: 'folder-2', row: null },
            ],
          }),
        ),
    });

    expect(await pc.bootstrap()).toEqual(err({ type: 'offline' }));
    expect(pc.replica.readModel.all('staff').size).toBe(0);
    expect(await pc.bootstrap()).toEqual(ok());

    expect(pc.from).toEqual([undefined, { cookie: 'v1:1', table: rows[3]!.table, id: rows[3]!.row.id }]);
    expect(pc.replica.readModel.all('staff').size).toBe(7);
    expect([...pc.replica.readModel.all('folder').values()]).toEqual([grown]);
    expect(pc.replica.meta().cookie).toBe('v1:9');
  });

  test('begins anew at a centre that does not know how to go on', async () => {
    const pc = await anEmptyPc([ok(cutAfter(4)), ok(aSnapshot(rows, { cookie: 'v1:2' }))]);

    await pc.bootstrap();
    expect(await pc.bootstrap()).toEqual(ok());

    expect(pc.replica.readModel.all('staff').size).toBe(7);
    expect(pc.replica.meta().cookie).toBe('v1:2');
    expect(pc.calls.filter((call) => call.startsWith('pull'))).toEqual([]);
  });

  test('is not asked for again when only the pull behind it failed', async () => {
    let isAway = true;
    const pc = await anEmptyPc([ok(cutAfter(4)), ok(aSnapshot(rows.slice(4), { cookie: 'v1:1', resumed: true }))], {
      pull: async () => (isAway ? err({ type: 'offline' }) : ok(aPage({ cookie: 'v1:3' }))),
    });

    await pc.bootstrap();
    expect(await pc.bootstrap()).toEqual(err({ type: 'offline' }));
    isAway = false;
    expect(await pc.bootstrap()).toEqual(ok());

    expect(pc.from).toHaveLength(2);
    expect(pc.replica.meta().cookie).toBe('v1:3');
  });

  test('whose beginning is too old by now begins from the start the next time', async () => {
    const pc = await anEmptyPc(
      [
        ok(cutAfter(4)),
        ok(aSnapshot(rows.slice(4), { cookie: 'v1:1', resumed: true })),
        ok(aSnapshot(rows, { cookie: 'v1:50' })),
      ],
      { pull: async () => ok({ kind: 'reset' }) },
    );

    await pc.bootstrap();
    expect(await pc.bootstrap()).toEqual(err({ type: 'offline' }));
    expect(await pc.bootstrap()).toEqual(ok());

    expect(pc.from.at(-1)).toBeUndefined();
    expect(pc.replica.meta().cookie).toBe('v1:50');
  });

  test('is not used when the pull behind it makes no sense', async () => {
    const pc = await anEmptyPc([ok(cutAfter(4)), ok(aSnapshot(rows.slice(4), { cookie: 'v1:1', resumed: true }))], {
      pull: async () => ok(aPage({ operations: [{ table: 'folder', id: 'folder-1', row: { id: 'folder-1' } }] })),
    });

    await pc.bootstrap();
    expect(await pc.bootstrap()).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.replica.meta().cookie).toBe('');
  });
});

describe('a pull in pages', () => {
  const pulledBy = async (...pages: readonly Parameters<typeof aPage>[0][]) => {
    let asked = 0;
    const pc = await aPc({
      pull: async () => {
        const page = aPage({ ...pages[asked] });
        asked += 1;
        return ok(page);
      },
    });
    return { result: await pc.engine.syncOnce(), pc };
  };

  test('is used when its last page is here', async () => {
    const row = aFolder({ id: 'folder-1', volume: 4 });
    const { result, pc } = await pulledBy(
      { complete: false, cookie: 'v1:1/a', operations: [{ table: 'folder', id: 'folder-1', row }] },
      { complete: true, cookie: 'v1:2' },
    );

    expect(result).toEqual(ok());
    expect(pc.calls).toEqual(['pull v1:1', 'pull v1:1/a']);
    expect(pc.replica.readModel.get('folder', 'folder-1')).toEqual(row);
  });

  test.each([
    ['answers another question', { after: 'v1:0' }],
    ['does not move on', { complete: false, cookie: 'v1:1' }],
  ])('that %s is not used', async (_why, page) => {
    const { result, pc } = await pulledBy(page);

    expect(result).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.replica.meta().cookie).toBe('v1:1');
  });
});

describe('a PC of which only the journal is left', () => {
  test('asks first how much of its work the centre knows, sends the rest, and is filled then', async () => {
    const pc = await anEmptyPc([ok(aSnapshot(rows, { lastSeq: 1 }))], { pull: async () => ok(aPage({ lastSeq: 0 })) });
    const again = { ...pc.deps, onForgotten: () => undefined };
    const unsent = {
      ...pc.replica,
      nextPush: () => [],
      outbox: () => [],
      meta: () => ({ ...pc.replica.meta(), nextSeq: 4 }),
    };

    expect(await bootstrapBehindGap({ ...again, replica: unsent }, pc.bootstrap)).toEqual(ok());

    expect(pc.calls).toEqual(['pull ', 'push ']);
    expect(pc.replica.readModel.all('staff').size).toBe(7);
  });

  test('is not filled while the centre does not say how much it knows', async () => {
    const pc = await anEmptyPc([ok(aSnapshot(rows))], { pull: async () => ok({ kind: 'reset' }) });

    expect(await bootstrapBehindGap(pc.deps, pc.bootstrap)).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.from).toEqual([]);
  });

  test('is not filled while the centre is away', async () => {
    const pc = await anEmptyPc([ok(aSnapshot(rows))], { pull: async () => err({ type: 'device-revoked' }) });

    expect(await bootstrapBehindGap(pc.deps, pc.bootstrap)).toEqual(err({ type: 'device-revoked' }));
    expect(pc.from).toEqual([]);
  });
});

test('work that was done before the PC was filled is refused, not lost on the way', async () => {
  const pc = await anEmptyPc([ok(aSnapshot(rows))]);

  expect(await pc.replica.mutate([park], { actorId: 'staff-1' })).toEqual(
    err({ type: 'actor-unknown', actorId: 'staff-1' }),
  );
  expect(await pc.bootstrap()).toEqual(ok());
  expect((await pc.replica.mutate([park], { actorId: 'staff-1' })).ok).toBe(true);
});
