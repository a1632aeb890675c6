import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aSnapshot } from '#test/builders/sync.ts';
import { park, see, aPc } from './a-syncing-pc.ts';

describe('a PC that was never filled', () => {
  test('takes a snapshot instead of a pull, tells how far it is, and is filled in one step', async () => {
    const rows = aSmallOffice();
    const many = Array.from({ length: 4_500 }, (_, index) => ({
      table: 'folder' as const,
      row: aFolder({ id: `folder-${index}` }),
    }));
    const pc = await aPc({ snapshot: async () => ok(aSnapshot([...rows, ...many])) }, { filled: false });
    const phases: string[] = [];
    pc.engine.subscribe(() => {
      const { phase } = pc.engine.status();
      phases.push(phase.kind === 'bootstrapping' ? `${phase.rows} of ${phase.ofRows}` : phase.kind);
    });

    expect(await pc.engine.syncOnce()).toEqual(ok());

    const total = rows.length + many.length;
    expect(pc.calls).toEqual(['snapshot']);
    expect(phases).toEqual(['syncing', `2000 of ${total}`, `4000 of ${total}`, `4000 of ${total}`, 'idle']);
    expect(pc.replica.readModel.all('folder').size).toBe(4_500);
    expect(pc.replica.meta().cookie).toBe('v1:1');
  });

  test('whose snapshot is cut stays as it was and begins again', async () => {
    let tries = 0;
    const pc = await aPc(
      {
        snapshot: async () => {
          tries += 1;
          const stream = aSnapshot(aSmallOffice());
          if (tries > 1) return ok(stream);
          return ok({
            ...stream,
            rows: (async function* cut() {
              yield aSmallOffice().slice(0, 3);
              throw new Error('connection reset');
            })(),
          });
        },
      },
      { filled: false },
    );

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'offline' }));
    expect(pc.replica.meta().cookie).toBe('');
    expect(pc.replica.readModel.all('staff').size).toBe(0);

    expect(await pc.engine.syncOnce()).toEqual(ok());
    expect(pc.replica.readModel.all('staff').size).toBe(7);
  });
});

describe('a PC that was away so long that the centre asks it to begin anew', () => {
  test('takes the snapshot only after its outbox is pushed', async () => {
    const pc = await aPc({
      pull: async () => ok({ kind: 'reset' }),
      snapshot: async () => ok(aSnapshot(aSmallOffice(), { cookie: 'v1:90', lastSeq: 1 })),
    });
    await pc.scan(park);

    expect(await pc.engine.syncOnce()).toEqual(ok());

    expect(pc.calls).toEqual(['push 1', 'pull v1:1', 'snapshot']);
    expect(pc.replica.meta().cookie).toBe('v1:90');
    expect(pc.replica.outbox()).toEqual([]);
  });

  test('keeps everything while it cannot push', async () => {
    const pc = await aPc({ push: async () => err({ type: 'denied' }), pull: async () => ok({ kind: 'reset' }) });
    await pc.scan(see);

    await pc.engine.syncOnce();

    expect(pc.calls).toEqual(['push 1']);
    expect(pc.replica.outbox()).toHaveLength(1);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
  });

  test('does what was scanned meanwhile again on the new state', async () => {
    const pc: Awaited<ReturnType<typeof aPc>> = await aPc({
      pull: async () => ok({ kind: 'reset' }),
      snapshot: async () => {
        await pc.scan(see);
        return ok(aSnapshot(aSmallOffice(), { cookie: 'v1:90' }));
      },
    });

    await pc.engine.syncOnce();

    expect(pc.replica.outbox()).toHaveLength(1);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
    expect(await pc.replica.ledgerList('movement', 'folderId', 'folder-1')).toHaveLength(1);
  });
});
