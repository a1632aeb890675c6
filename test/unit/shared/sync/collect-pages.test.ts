import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { collectPages } from '#shared/sync/collect-pages.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import type { PullResponse } from '#shared/sync/protocol.ts';
import { aPage } from '#test/builders/sync.ts';
import { aPc } from './a-syncing-pc.ts';

type Reply = Result<PullResponse, TransportError>;
const removed = (...ids: readonly string[]) => ids.map((id) => ({ table: 'folder', id, row: null }));
const page = (over: Parameters<typeof aPage>[0]): Reply => ok(aPage(over));

/** A PC whose centre answers pulls with these, one after the other; `asked` are the cookies it asked from. */
const asking = async (replies: readonly Reply[], answerMs = 0) => {
  const asked: string[] = [];
  const pc = await aPc({
    pull: async ({ cookie }) => {
      asked.push(cookie);
      await pc.clock.pass(answerMs);
      return replies[asked.length - 1] ?? err({ type: 'offline' });
    },
  });
  return { ...pc, asked, collect: (from = 'c0') => collectPages(pc, from) };
};

describe('the pages of a pull', () => {
  test('are asked for one behind the other, and all their rows are given in order', async () => {
    const pc = await asking([
      page({ cookie: 'c1', complete: false, operations: removed('a', 'b'), lastSeq: 1 }),
      page({ cookie: 'c2', complete: false, operations: [], lastSeq: 2 }),
      page({ cookie: 'c3', operations: removed('a'), lastSeq: 3 }),
    ]);
    expect(await pc.collect()).toEqual(ok({ operations: removed('a', 'b', 'a'), cookie: 'c3', lastSeq: 3 }));
    expect(pc.asked).toEqual(['c0', 'c1', 'c2']);
  });

  test('of which the only one has nothing are a pull of nothing, at the cookie it names', async () => {
    const pc = await asking([page({ cookie: 'c0' })]);
    expect(await pc.collect()).toEqual(ok({ operations: [], cookie: 'c0', lastSeq: 0 }));
  });

  test.each<[string, readonly Reply[]]>([
    ['the first', [err({ type: 'offline' })]],
    ['the second', [page({ cookie: 'c1', complete: false }), err({ type: 'centre-down', status: 503 })]],
  ])('of which %s does not come are none', async (_name, replies) => {
    const pc = await asking(replies);
    expect(await pc.collect()).toEqual(replies.at(-1));
  });

  test.each([
    ['the same again', page({ cookie: 'c0', complete: false })],
    ['the answer to another question', page({ after: 'b9', cookie: 'c1' })],
    ['the answer to another question, unfinished', page({ after: 'b9', cookie: 'c1', complete: false })],
  ])('are refused when one is %s', async (_name, reply) => {
    const pc = await asking([reply]);
    expect(await pc.collect()).toEqual(err({ type: 'reply-invalid' }));
    expect(pc.asked).toEqual(['c0']);
  });

  test('may name the question, each its own', async () => {
    const pc = await asking([
      page({ after: 'c0', cookie: 'c1', complete: false }),
      page({ after: 'c1', cookie: 'c2' }),
    ]);
    expect(await pc.collect()).toMatchObject({ ok: true, value: { cookie: 'c2' } });
  });

  test('of which the second repeats the first are refused, although both are of this pull', async () => {
    const first = page({ after: 'c0', cookie: 'c1', complete: false, operations: removed('a') });
    const pc = await asking([first, first]);
    expect(await pc.collect()).toEqual(err({ type: 'reply-invalid' }));
  });

  test('that go round in a circle end: a cookie that comes again is no way forward', async () => {
    const pc = await asking([
      page({ after: 'c0', cookie: 'c1', complete: false }),
      page({ after: 'c1', cookie: 'c1', complete: false }),
    ]);
    expect(await pc.collect()).toEqual(err({ type: 'reply-invalid' }));
  });

  test.each<[string, readonly Reply[], object]>([
    ['at once', [ok({ kind: 'reset' })], { kind: 'reset' }],
    ['with what it knows of this PC', [ok({ kind: 'reset', lastSeq: 4 })], { kind: 'reset', lastSeq: 4 }],
    ['in the middle', [page({ cookie: 'c1', complete: false }), ok({ kind: 'reset' })], { kind: 'reset' }],
  ])('are none when the centre asks to begin anew, %s', async (_name, replies, reset) => {
    const pc = await asking(replies);
    expect(await pc.collect()).toEqual(ok(reset));
  });

  test('tell the clock of the centre each time, at the middle of question and answer', async () => {
    const startMs = Date.UTC(2026, 10, 23, 2);
    const told = await asking([page({ cookie: 'c1', centreNowMs: startMs + 60_200 })], 400);
    await told.collect();
    expect(told.replica.meta().offsetMs).toBe(60_000);
  });
});
