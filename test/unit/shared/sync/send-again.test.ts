import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { mendGap } from '#shared/sync/mend-gap.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { PUSH_LIMIT, type PushRequest } from '#shared/sync/protocol.ts';
import { sendAgain } from '#shared/sync/send-again.ts';
import type { ForgottenWork } from '#shared/sync/sync-status.ts';
import { aPage } from '#test/builders/sync.ts';
import { aPc, park } from './a-syncing-pc.ts';

/** A PC of which the centre has judged `judged` entries and which has `waiting` more to send. */
const aPcWithWork = async (judged: number, waiting: number, over: Partial<Transport> = {}) => {
  const pushes: PushRequest[] = [];
  const told: ForgottenWork[] = [];
  const pc = await aPc({
    push: async (request) => {
      pushes.push(request);
      const applied = request.entries.map(({ seq }) => ({ seq, outcome: { kind: 'applied' as const } }));
      return ok({ verdicts: applied, centreNowMs: 0 });
    },
    pull: async () => ok(aPage({ lastSeq: judged })),
    ...over,
  });
  for (let at = 0; at < judged; at += 1) await pc.scan(park);
  if (judged > 0) await pc.engine.syncOnce();
  for (let at = 0; at < waiting; at += 1) await pc.scan(park);
  pushes.length = 0;
  const deps = { ...pc, onForgotten: (more: ForgottenWork) => void told.push(more) };
  const sent = () => pushes.map(({ entries, lostTo }) => [entries.map(({ seq }) => seq), lostTo]);
  return { ...pc, deps, sent, told };
};

describe('a centre that was restored and knows less of this PC than it did', () => {
  test('gets again all that it has forgotten and this PC still has', async () => {
    const pc = await aPcWithWork(4, 0);

    expect(await sendAgain(pc.deps, 1)).toEqual(ok());

    expect(pc.sent()).toEqual([[[2, 3, 4], undefined]]);
    expect(pc.told).toEqual([{ sentAgain: 3, lost: 0 }]);
  });

  test('gets what was never sent with it, which counts as forgotten by nobody', async () => {
    const pc = await aPcWithWork(2, 2);

    expect(await sendAgain(pc.deps, 0)).toEqual(ok());

    expect(pc.sent()).toEqual([[[1, 2, 3, 4], undefined]]);
    expect(pc.told).toEqual([{ sentAgain: 2, lost: 0 }]);
  });

  test('that knows everything gets nothing', async () => {
    const pc = await aPcWithWork(2, 0);

    expect(await sendAgain(pc.deps, 2)).toEqual(ok());

    expect([pc.sent(), pc.told]).toEqual([[], []]);
  });

  test('is told which numbers this PC has no more either, so that the rest is not held up by them', async () => {
    const pc = await aPcWithWork(0, 0);
    await pc.replica.applyPull({ operations: [], cookie: 'v1:5', lastSeq: 7 });

    expect(await sendAgain(pc.deps, 3)).toEqual(ok());

    expect(pc.sent()).toEqual([[[], 7]]);
  });

  test('gets nothing of before a hole: what this PC lacks in between is lost, and so it says', async () => {
    const pc = await aPcWithWork(5, 1);
    const replica = { ...pc.replica, verdicts: () => pc.replica.verdicts().filter(({ seq }) => seq !== 3) };

    expect(await sendAgain({ ...pc.deps, replica }, 0)).toEqual(ok());

    expect(pc.sent()).toEqual([[[4, 5, 6], 3]]);
    expect(pc.told).toEqual([{ sentAgain: 2, lost: 3 }]);
  });

  test('gets more than one push takes in several', async () => {
    const pc = await aPcWithWork(0, PUSH_LIMIT + 1);

    expect(await sendAgain(pc.deps, 0)).toEqual(ok());

    expect(pc.sent().map(([entries]) => (entries as number[]).length)).toEqual([PUSH_LIMIT, 1]);
  });

  test('that answers only the beginning gets the rest in the next push', async () => {
    let isFirst = true;
    const pc = await aPcWithWork(3, 0);
    const numbers: number[][] = [];
    const transport: Transport = {
      ...pc.transport,
      push: async ({ entries }) => {
        numbers.push(entries.map(({ seq }) => seq));
        const judged = isFirst ? entries.slice(0, 1) : entries;
        isFirst = false;
        return ok({ verdicts: judged.map(({ seq }) => ({ seq, outcome: { kind: 'applied' } })), centreNowMs: 0 });
      },
    };

    expect(await sendAgain({ ...pc.deps, transport }, 0)).toEqual(ok());

    expect(numbers).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
    expect(pc.told).toEqual([
      { sentAgain: 1, lost: 0 },
      { sentAgain: 2, lost: 0 },
    ]);
  });

  test('that answers nothing at all is asked no further', async () => {
    const pc = await aPcWithWork(2, 0);
    const transport: Transport = { ...pc.transport, push: async () => ok({ verdicts: [], centreNowMs: 0 }) };

    expect(await sendAgain({ ...pc.deps, transport }, 0)).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.told).toEqual([]);
  });

  test('that is away is asked again by the next turn', async () => {
    const pc = await aPcWithWork(2, 0);
    const transport: Transport = { ...pc.transport, push: async () => err({ type: 'offline' }) };

    expect(await sendAgain({ ...pc.deps, transport }, 0)).toEqual(err({ type: 'offline' }));
  });

  test('stays asked when this PC cannot keep what it answered', async () => {
    const pc = await aPcWithWork(2, 0);
    const replica = {
      ...pc.replica,
      keepVerdicts: async () => err({ type: 'storage-failed', reason: 'quota' } as const),
    };

    expect(await sendAgain({ ...pc.deps, replica }, 0)).toEqual(err({ type: 'storage-failed', reason: 'quota' }));
  });
});

describe('a gap between what this PC sends and what the centre knows', () => {
  test('is mended when the centre says how far it knows this PC', async () => {
    const pc = await aPcWithWork(3, 0);

    expect(await mendGap(pc.deps, { isGap: true, lastSeq: 1 })).toEqual(ok());
    expect(pc.sent()).toEqual([[[2, 3], undefined]]);
  });

  test('is seen without a refused push when the centre knows less than this copy has from it', async () => {
    const pc = await aPcWithWork(3, 0);

    expect(await mendGap(pc.deps, { isGap: false, lastSeq: 2 })).toEqual(ok());
    expect(pc.sent()).toEqual([[[3], undefined]]);
  });

  test('is none when the centre knows what this copy has from it', async () => {
    const pc = await aPcWithWork(3, 1);

    expect(await mendGap(pc.deps, { isGap: false, lastSeq: 3 })).toEqual(ok());
    expect(await mendGap(pc.deps, { isGap: false, lastSeq: undefined })).toEqual(ok());
    expect(pc.sent()).toEqual([]);
  });

  test('of a centre that does not say how far it knows this PC is not mended by asking again', async () => {
    const pc = await aPcWithWork(3, 0);

    expect(await mendGap(pc.deps, { isGap: true, lastSeq: undefined })).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.sent()).toEqual([]);
  });
});
