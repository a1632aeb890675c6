import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { carryEntries } from '#shared/sync/carry-entries.ts';
import type { OutboxEntry, PushRequest } from '#shared/sync/protocol.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { anEntry } from '#test/builders/sync.ts';
import { createMemoryCentre } from '#test/fakes/memory-centre.ts';

const work = (clientId: string, from: number, to: number): readonly OutboxEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const seq = from + index;
    return anEntry({ clientId, seq, id: `${clientId}-m${seq}`, deviceId: `pc-of-${clientId}` });
  });

const aCentre = () => {
  const centre = createMemoryCentre(() => 0);
  centre.seed(aSmallOffice());
  const requests: PushRequest[] = [];
  const push = async (request: PushRequest) => {
    requests.push(request);
    return ok(await centre.push(request.clientId, request.entries));
  };
  return { centre, requests, transport: { push } };
};
const quiet = (): void => undefined;

describe('work that is carried to the centre by another PC', () => {
  test('is brought under the client and the numbers of the PC that did it, and progress is told', async () => {
    const { centre, requests, transport } = aCentre();
    const told: number[] = [];

    const carried = await carryEntries(transport, [...work('a', 1, 600), ...work('b', 1, 2)], (taken) =>
      told.push(taken),
    );

    expect(carried).toMatchObject({ ok: true, value: { taken: 602, withException: 0, refusals: [] } });
    expect(requests.map(({ clientId, entries }) => [clientId, entries.length])).toEqual([
      ['a', 500],
      ['a', 100],
      ['b', 2],
    ]);
    expect(told).toEqual([500, 600, 602]);
    expect(centre.judgedIds().size).toBe(602);
  });

  test('and is refused or asks a person is told with the entry that it is about', async () => {
    const { transport } = aCentre();
    const [parked, stranger, taken] = work('a', 1, 3);
    const entries = [parked!, { ...stranger!, actorId: 'stranger' }, taken!];

    expect(await carryEntries(transport, entries, quiet)).toEqual(
      ok({
        taken: 3,
        withException: 0,
        refusals: [{ entry: entries[1], error: { type: 'actor-unknown', actorId: 'stranger' } }],
      }),
    );
  });

  test('and raised cards is counted as done, with how many did', async () => {
    const verdictOf = (seq: number) =>
      seq === 2
        ? { seq, outcome: { kind: 'exception' as const, exceptionIds: ['card-1'] } }
        : { seq, outcome: { kind: 'applied' as const } };
    const push = async ({ entries }: PushRequest) =>
      ok({ verdicts: entries.map(({ seq }) => verdictOf(seq)), centreNowMs: 0 });

    expect(await carryEntries({ push }, work('a', 1, 3), quiet)).toEqual(
      ok({ taken: 3, withException: 1, refusals: [] }),
    );
  });

  test('brought twice, in pieces that overlap and in any order of entries, is there once', async () => {
    const { centre, transport } = aCentre();
    await carryEntries(transport, work('a', 1, 5), quiet);
    const first = [...centre.verdictsOf('a')];

    await carryEntries(transport, work('a', 1, 5).toReversed(), quiet);
    await carryEntries(transport, [...work('a', 4, 8), ...work('a', 4, 8)], quiet);

    expect(centre.verdictsOf('a').slice(0, 5)).toEqual(first);
    expect(centre.verdictsOf('a').map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('of which an earlier file was left out is not taken, and the number that is missing is told', async () => {
    const { centre, transport } = aCentre();
    await carryEntries(transport, work('a', 1, 2), quiet);

    expect(await carryEntries(transport, work('a', 4, 6), quiet)).toEqual(err({ type: 'carried-work-gap', seq: 4 }));
    expect(centre.verdictsOf('a')).toHaveLength(2);
  });

  test('interrupted by the network is finished by doing it again', async () => {
    const { centre, transport } = aCentre();
    let calls = 0;
    const shaky = {
      push: async (request: PushRequest) => {
        calls += 1;
        return calls === 2 ? err({ type: 'offline' } as const) : transport.push(request);
      },
    };

    expect(await carryEntries(shaky, work('a', 1, 900), quiet)).toEqual(err({ type: 'offline' }));
    expect(await carryEntries(shaky, work('a', 1, 900), quiet)).toMatchObject({ ok: true, value: { taken: 900 } });
    expect(centre.verdictsOf('a')).toHaveLength(900);
  });

  test('with an entry that crashes the centre is tried until the centre sets that entry aside', async () => {
    const { transport } = aCentre();
    let crashes = 0;
    const crashing = {
      push: async (request: PushRequest) => {
        crashes += 1;
        return crashes < 3 ? err({ type: 'centre-down', status: 500 } as const) : transport.push(request);
      },
    };

    expect(await carryEntries(crashing, work('a', 1, 1), quiet)).toMatchObject({ ok: true, value: { taken: 1 } });
  });
});
