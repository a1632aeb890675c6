import { describe, expect, test } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { KEPT_VERDICTS } from '#shared/sync/kept-verdicts.ts';
import type { Verdict } from '#shared/sync/protocol.ts';
import type { Replica } from '#shared/sync/replica.ts';
import { sendAgain } from '#shared/sync/send-again.ts';
import { anEntry, aTransport } from '#test/builders/sync.ts';
import { applied, aRestartingPc, done, doOn, refused } from './a-pc-that-restarts.ts';
import { park } from './a-syncing-pc.ts';

const shown = (replica: Replica): readonly string[] =>
  replica.verdicts().map(({ seq, verdict }) => `${seq} ${verdict.kind}`);
const parked = async (replica: Replica, times: number): Promise<void> => {
  for (let at = 0; at < times; at += 1) await doOn(replica, park);
};

describe('what a centre said of the work of a PC', () => {
  test('is kept newest first, with what was asked, and is the same after a start', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await parked(replica, 3);
    done(await replica.keepVerdicts([...applied(1), refused(2, 'folder-unknown'), ...applied(3)]));

    expect(shown(replica)).toEqual(['3 applied', '2 rejected', '1 applied']);
    expect(replica.verdicts().map(({ entry }) => entry.seq)).toEqual([3, 2, 1]);
    expect(shown(await pc.start())).toEqual(shown(replica));
  });

  test('is kept in that order although it came in several answers', async () => {
    const replica = await aRestartingPc().filled();
    await parked(replica, 4);
    done(await replica.keepVerdicts(applied(1, 2)));
    done(await replica.keepVerdicts(applied(3, 4)));
    expect(shown(replica)).toEqual(['4 applied', '3 applied', '2 applied', '1 applied']);
  });

  test('is kept once when it is said again, and as it was said last', async () => {
    const replica = await aRestartingPc().filled();
    await parked(replica, 2);
    done(await replica.keepVerdicts(applied(1, 2)));
    done(await replica.keepVerdicts([...applied(1), refused(2, 'folder-unknown')]));
    expect(shown(replica)).toEqual(['2 rejected', '1 applied']);
  });

  test('of work that this PC never did is nothing', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await parked(replica, 1);
    done(await replica.keepVerdicts(applied(1, 2, 99)));
    expect(shown(replica)).toEqual(['1 applied']);
    expect(shown(await pc.start())).toEqual(['1 applied']);
  });

  test('takes nothing out of the outbox, and is not asked for again until a start', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await parked(replica, 3);
    done(await replica.keepVerdicts(applied(1, 2)));

    expect(replica.outbox().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(replica.nextPush(10).map(({ seq }) => seq)).toEqual([3]);
    expect((await pc.start()).nextPush(10).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('of work that has left the outbox stays until a thousand others came after it', async () => {
    const pc = aRestartingPc({ journal: () => undefined });
    const replica = await pc.filled();
    const entries = Array.from({ length: KEPT_VERDICTS + 3 }, (_, at) =>
      anEntry({ seq: at + 1, id: `done-${at + 1}` }),
    );
    for (const entry of entries) pc.disk().outbox.set(entry.seq, entry);
    const again = await pc.start();
    done(await again.keepVerdicts([...applied(1), refused(2, 'folder-unknown')]));
    done(await again.keepVerdicts(entries.slice(2).flatMap(({ seq }) => applied(seq))));

    const seqs = again.verdicts().map(({ seq }) => seq);
    expect([seqs.length, seqs.at(0), seqs.slice(-2)]).toEqual([KEPT_VERDICTS + 1, KEPT_VERDICTS + 3, [4, 2]]);
    expect(replica.verdicts()).toEqual([]);
  });

  test('is told to whoever listens, until they stop', async () => {
    const replica = await aRestartingPc().filled();
    await parked(replica, 2);
    const told: number[] = [];
    const stop = replica.subscribe(() => told.push(replica.verdicts().length));
    done(await replica.keepVerdicts(applied(1)));
    stop();
    done(await replica.keepVerdicts(applied(2)));
    expect(told).toEqual([1]);
  });
});

describe('work that was applied once and is judged anew by a restored centre', () => {
  /** A PC whose three entries were applied and pulled, and a centre that knows the first of them only. */
  const beforeARestore = async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await parked(replica, 3);
    done(await replica.keepVerdicts(applied(1, 2, 3)));
    done(await replica.applyPull({ operations: [], cookie: 'v1:4', lastSeq: 3 }));
    expect(replica.outbox()).toEqual([]);
    return { ...pc, replica };
  };
  const answering = (verdicts: readonly Verdict[]) =>
    aTransport({ push: async () => ok({ verdicts, centreNowMs: 0 }) }).transport;

  test('and refused now is shown as refused, here and after a start', async () => {
    const { replica, start } = await beforeARestore();
    const transport = answering([refused(2, 'folder-unknown'), ...applied(3)]);

    done(await sendAgain({ replica, transport }, 1));

    expect(shown(replica)).toEqual(['3 applied', '2 rejected', '1 applied']);
    expect(shown(await start())).toEqual(['3 applied', '2 rejected', '1 applied']);
  });

  test('and takes its place among the others by its number, not by when it was said', async () => {
    const { replica } = await beforeARestore();
    await parked(replica, 1);
    done(await replica.keepVerdicts(applied(4)));
    done(await replica.keepVerdicts([refused(1, 'folder-unknown')]));
    expect(shown(replica)).toEqual(['4 applied', '3 applied', '2 applied', '1 rejected']);
  });

  test('does not come back into the outbox, and no other number is given for it', async () => {
    const { replica } = await beforeARestore();
    done(await replica.keepVerdicts([refused(2, 'sequence-reused')]));
    expect(replica.outbox()).toEqual([]);
    expect(replica.meta().nextSeq).toBe(4);
    expect(shown(replica)).toEqual(['3 applied', '2 applied', '1 applied']);
  });
});
