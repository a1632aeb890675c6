import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldCustody, overlapId } from '#shared/domain/custody.ts';
import { compareMovementOrder } from '#shared/domain/movement-order.ts';
import { err } from '#shared/lib/result.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/office-rows.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { correctedInstant } from '#shared/mutations/movements.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { anEvent, createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;
const lendTo = (borrowerId: string) => ({
  folderId: 'folder-1',
  borrowerId,
  purpose: 'ตรวจโรงงาน',
  dueOn: '2026-12-01',
});
const shelved = { folderId: 'folder-1', locationId: 'shelf-1' };
const kindsInOrder = (office: MemoryOffice): readonly string[] =>
  office
    .all('movement')
    .toSorted(compareMovementOrder)
    .map(({ kind }) => kind);
const custodyOf = (office: MemoryOffice) => office.get('folder', 'folder-1')!.custody;

describe('when a scan counts as made', () => {
  test("is the PC's time put right by what it measured against the centre", () => {
    expect(correctedInstant(anEvent({ occurredAt: at(10), offsetMs: -60_000 }))).toBe(at(9));
    expect(correctedInstant(anEvent({ occurredAt: at(10), offsetMs: 60_000 }))).toBe(at(11));
  });

  test('is never after the centre received it, however far the clock jumped ahead', () => {
    const jumped = anEvent({ occurredAt: '2031-01-01T00:00:00.000Z', authority: { receivedAt: at(12) } });
    expect(correctedInstant(jumped)).toBe(at(12));
  });

  test('stays in the past for a scan that was uploaded late', () => {
    const late = anEvent({ occurredAt: '2026-11-16T02:00:00.000Z', authority: { receivedAt: at(12) } });
    expect(correctedInstant(late)).toBe('2026-11-16T02:00:00.000Z');
  });

  test('is an instant that sorts as text, whatever a broken clock and a wild offset say', () => {
    const anyEvent = fc.record({
      occurredAt: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
      offsetMs: fc.maxSafeInteger(),
      receivedAt: fc.option(fc.constant(at(12)), { nil: undefined }),
    });
    fc.assert(
      fc.property(anyEvent, ({ occurredAt, offsetMs, receivedAt }) => {
        const authority = receivedAt === undefined ? {} : { authority: { receivedAt } };
        const instant = correctedInstant(anEvent({ occurredAt: occurredAt.toISOString(), offsetMs, ...authority }));

        expect(Instant.safeParse(instant).success).toBe(true);
        expect(receivedAt === undefined || instant <= receivedAt).toBe(true);
      }),
    );
  });
});

describe('lending and returning', () => {
  test('a loan says who has the folder, for what, until when, and keeps the scan as evidence', async () => {
    const office = createMemoryOffice();

    await office.run('check-out-folder', { ...lendTo('staff-2'), approverId: 'staff-1' }, { id: 'scan-1', seq: 4 });

    expect(custodyOf(office)).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2', dueOn: '2026-12-01' });
    expect(office.all('movement')).toEqual([
      {
        id: 'scan-1',
        kind: 'check-out',
        ...lendTo('staff-2'),
        approverId: 'staff-1',
        effectiveAt: at(0),
        occurredAt: at(0),
        deviceId: 'pc-1',
        seq: 4,
        actorId: 'staff-1',
      },
    ]);
  });

  test('a return puts it on its shelf, a move on another, both scans stay in the history', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lendTo('staff-2'), { occurredAt: at(1) });

    await office.run('check-in-folder', shelved, { occurredAt: at(2) });
    expect(custodyOf(office)).toMatchObject({ kind: 'at-location', locationId: 'shelf-1' });
    await office.run('move-folder', { folderId: 'folder-1', locationId: 'shelf-2' }, { occurredAt: at(3) });

    expect(custodyOf(office)).toMatchObject({ kind: 'at-location', locationId: 'shelf-2' });
    expect(kindsInOrder(office)).toEqual(['check-out', 'check-in', 'move']);
    expect(office.all('exception')).toEqual([]);
  });

  test('being seen somewhere does not end a loan', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lendTo('staff-2'), { occurredAt: at(1) });

    await office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-2' }, { occurredAt: at(2) });

    expect(custodyOf(office)).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2' });
  });

  test('a loan to somebody who has since left is a fact all the same', async () => {
    const office = createMemoryOffice();
    office.put('staff', { ...office.get('staff', 'staff-2')!, active: false });

    expect((await office.run('check-out-folder', lendTo('staff-2'))).ok).toBe(true);
  });
});

describe('a scan that names something the office does not have', () => {
  const refusals: readonly {
    [N in MutationName]: readonly [N, MutationArgs<N>, { readonly type: string; readonly [fact: string]: string }];
  }[MutationName][] = [
    ['check-out-folder', lendTo('nobody'), { type: 'borrower-unknown', borrowerId: 'nobody' }],
    ['check-out-folder', { ...lendTo('staff-2'), folderId: 'f' }, { type: 'folder-unknown', folderId: 'f' }],
    ['check-in-folder', { ...shelved, locationId: 'l' }, { type: 'location-unknown', locationId: 'l' }],
    ['check-in-folder', { ...shelved, folderId: 'f' }, { type: 'folder-unknown', folderId: 'f' }],
    ['move-folder', { ...shelved, locationId: 'l' }, { type: 'location-unknown', locationId: 'l' }],
    ['move-folder', { ...shelved, folderId: 'f' }, { type: 'folder-unknown', folderId: 'f' }],
    ['see-folder', { folderId: 'f' }, { type: 'folder-unknown', folderId: 'f' }],
    ['undo-movement', { folderId: 'folder-1', movementId: 'm' }, { type: 'movement-unknown', movementId: 'm' }],
    ['undo-movement', { folderId: 'f', movementId: 'm' }, { type: 'movement-unknown', movementId: 'm' }],
  ];

  test.each(refusals)('%s is refused with a stable code and leaves nothing', async (name, args, error) => {
    const office = createMemoryOffice();
    const before = office.everything();

    expect(await office.run(name, args)).toEqual(err(error));
    expect(office.everything()).toEqual(before);
  });

  test('a movement of another folder cannot be taken back here', async () => {
    const office = createMemoryOffice();
    await office.run('see-folder', { folderId: 'folder-2' }, { id: 'elsewhere' });

    expect(await office.run('undo-movement', { folderId: 'folder-1', movementId: 'elsewhere' })).toEqual(
      err({ type: 'movement-unknown', movementId: 'elsewhere' }),
    );
  });
});

describe('a scan that arrives late from another desk', () => {
  test('is kept in the history and does not move the folder', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('check-in-folder', shelved, { occurredAt: at(30) });
    const before = custodyOf(office);

    const late = await office.runAtCentre('check-out-folder', lendTo('staff-2'), {
      deviceId: 'pc-2',
      occurredAt: at(5),
    });

    expect(late).toMatchObject({ ok: true, value: { exceptionIds: [] } });
    expect(custodyOf(office)).toEqual(before);
    expect(office.all('movement')).toHaveLength(2);
  });

  test('from a clock far ahead cannot overturn what is scanned after it arrived', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('check-out-folder', lendTo('staff-2'), {
      occurredAt: '2031-01-01T00:00:00.000Z',
      authority: { receivedAt: at(10) },
    });

    await office.runAtCentre('check-in-folder', shelved, {
      deviceId: 'pc-2',
      occurredAt: at(20),
      authority: { receivedAt: at(21) },
    });

    expect(custodyOf(office)).toMatchObject({ kind: 'at-location', locationId: 'shelf-1', lastEffectiveAt: at(20) });
  });
});

describe('taking a scan back', () => {
  test('puts the folder where it was before, and both stay in the history', async () => {
    const office = createMemoryOffice();
    await office.run('check-in-folder', shelved, { occurredAt: at(1) });
    const before = custodyOf(office);
    await office.run('check-out-folder', lendTo('staff-2'), { occurredAt: at(2), id: 'mistake' });

    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'mistake' }, { occurredAt: at(3) });

    expect(custodyOf(office)).toEqual(before);
    expect(kindsInOrder(office)).toEqual(['check-in', 'check-out', 'undo']);
  });

  test('can itself be taken back', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lendTo('staff-2'), { occurredAt: at(1), id: 'loan' });
    const lent = custodyOf(office);
    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'loan' }, { occurredAt: at(2), id: 'undo' });
    expect(custodyOf(office).kind).toBe('unknown');

    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'undo' }, { occurredAt: at(3) });

    expect(custodyOf(office)).toEqual(lent);
  });

  test('leaves an exception card for a person to close', async () => {
    const office = createMemoryOffice();
    await office.run('check-out-folder', lendTo('staff-2'), { occurredAt: at(1) });
    await office.run('check-out-folder', lendTo('staff-clerk'), { occurredAt: at(2), id: 'second' });

    await office.run('undo-movement', { folderId: 'folder-1', movementId: 'second' }, { occurredAt: at(3) });

    expect(custodyOf(office)).toMatchObject({ borrowerId: 'staff-2' });
    expect(office.all('exception')).toMatchObject([{ kind: 'custody-overlap' }]);
  });
});

describe('two desks lend the same folder', () => {
  const first = { id: 'scan-a', deviceId: 'pc-1', seq: 1, occurredAt: at(1) };
  const second = { id: 'scan-b', deviceId: 'pc-2', seq: 1, occurredAt: at(2) };

  test('both scans stay, the later borrower has it, and one card names both scans', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('check-out-folder', lendTo('staff-2'), first);

    const verdict = await office.runAtCentre('check-out-folder', lendTo('staff-clerk'), second);

    const id = derivedRowId('overlap', 'scan-a+scan-b');
    expect(verdict).toEqual({ ok: true, value: { exceptionIds: [id] } });
    expect(custodyOf(office)).toMatchObject({ borrowerId: 'staff-clerk' });
    expect(office.all('exception')).toEqual([
      { id, kind: 'custody-overlap', folderId: 'folder-1', causeIds: ['scan-a', 'scan-b'], raisedAt: at(2) },
    ]);
  });

  test('a card that a person closed is not opened again by a later scan', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('check-out-folder', lendTo('staff-2'), first);
    await office.runAtCentre('check-out-folder', lendTo('staff-clerk'), second);
    const [card] = office.all('exception');
    await office.runAtCentre('resolve-exception', { exceptionId: card!.id }, { occurredAt: at(5) });

    await office.runAtCentre('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, { occurredAt: at(0) });

    expect(office.all('exception')).toEqual([{ ...card, resolvedAt: at(5), resolvedBy: 'staff-1' }]);
  });

  test('renewing one’s own loan is no contradiction', async () => {
    const office = createMemoryOffice();
    await office.runAtCentre('check-out-folder', lendTo('staff-2'), first);
    await office.runAtCentre('check-out-folder', { ...lendTo('staff-2'), dueOn: '2027-01-15' }, second);

    expect(office.all('exception')).toEqual([]);
    expect(custodyOf(office)).toMatchObject({ dueOn: '2027-01-15', sinceAt: at(1) });
  });
});

type Scan = { readonly name: MutationName; readonly args: unknown; readonly event: Partial<MutationEvent> };
const run = async (office: MemoryOffice, { name, args, event }: Scan): Promise<void> => {
  const result = await office.runAtCentre(name, args as never, event);
  expect(result.ok).toBe(true);
};

const deviceOf = (deviceId: string, minutes: readonly number[], calls: readonly Pick<Scan, 'name' | 'args'>[]) =>
  calls.map((call, index): Scan => ({
    ...call,
    event: { id: `${deviceId}-${index}`, deviceId, seq: index + 1, occurredAt: at(minutes[index] ?? 0) },
  }));

/** Merges two devices' scans as they might reach the centre: each in its own order, some delivered again. */
const anyInterleaving = (a: readonly Scan[], b: readonly Scan[]): fc.Arbitrary<readonly Scan[]> =>
  fc
    .record({
      turns: fc.array(fc.boolean(), { minLength: a.length + b.length, maxLength: a.length + b.length }),
      again: fc.array(fc.nat(a.length + b.length - 1), { maxLength: 4 }),
    })
    .map(({ turns, again }) => {
      const [left, right] = [[...a], [...b]];
      const merged = turns.flatMap(
        (isLeft) => (isLeft ? (left.shift() ?? right.shift()) : (right.shift() ?? left.shift())) ?? [],
      );
      // A scan that was taken back is not run again: the centre has its verdict and answers with that.
      const takenBack = new Set(merged.map(({ args }) => Reflect.get(Object(args), 'movementId')));
      const repeated = again.flatMap((index) => merged[index] ?? []);
      return [...merged, ...repeated.filter(({ event }) => !takenBack.has(event.id))];
    });

const anyScan = fc.oneof(
  fc
    .constantFrom('staff-2', 'staff-clerk')
    .map((borrowerId) => ({ name: 'check-out-folder' as const, args: lendTo(borrowerId) })),
  fc.constant({ name: 'check-in-folder' as const, args: shelved }),
  fc.constant({ name: 'move-folder' as const, args: { folderId: 'folder-1', locationId: 'shelf-2' } }),
  fc.constant({ name: 'see-folder' as const, args: { folderId: 'folder-1', locationId: 'shelf-2' } }),
  fc.constant({ name: 'see-folder' as const, args: { folderId: 'folder-1' } }),
);
const anyDevice = (deviceId: string): fc.Arbitrary<readonly Scan[]> =>
  fc
    .array(fc.record({ call: anyScan, minute: fc.nat(8), takesBack: fc.boolean() }), { minLength: 1, maxLength: 5 })
    .map((drafts) =>
      deviceOf(
        deviceId,
        drafts.map(({ minute }) => minute),
        drafts.map(({ call, takesBack }, index) =>
          takesBack && index > 0
            ? { name: 'undo-movement', args: { folderId: 'folder-1', movementId: `${deviceId}-${index - 1}` } }
            : call,
        ),
      ),
    );

describe('two devices whose scans reach the centre in any order, some more than once', () => {
  test('always end with every scan kept once and the custody of the whole history', async () => {
    const arrivals = fc.tuple(anyDevice('pc-1'), anyDevice('pc-2')).chain(([a, b]) => anyInterleaving(a, b));
    await fc.assert(
      fc.asyncProperty(arrivals, async (scans) => {
        const office = createMemoryOffice();
        for (const scan of scans) await run(office, scan);

        const history = office.all('movement');
        expect(new Set(history.map(({ id }) => id))).toEqual(new Set(scans.map(({ event }) => event.id)));
        const fold = foldCustody(history);
        expect(custodyOf(office)).toEqual(fold.current);
        const cards = office.all('exception').map(({ id }) => id);
        for (const overlap of fold.overlaps) expect(cards).toContain(derivedRowId('overlap', overlapId(overlap)));
      }),
      { numRuns: 300 },
    );
  });

  test('that lent it to two people without a return raise exactly one card', async () => {
    const noise = fc.array(fc.constantFrom('see-folder', 'confirm-label'), { maxLength: 3 });
    const aDesk = (deviceId: string, borrowerId: string) =>
      fc
        .tuple(noise, noise, fc.array(fc.nat(8), { minLength: 7, maxLength: 7 }))
        .map(([before, after, minutes]) =>
          deviceOf(deviceId, minutes, [
            ...before.map((name) => ({ name, args: { folderId: 'folder-1' } }) as const),
            { name: 'check-out-folder', args: lendTo(borrowerId) },
            ...after.map((name) => ({ name, args: { folderId: 'folder-1' } }) as const),
          ]),
        );
    const arrivals = fc
      .tuple(aDesk('pc-1', 'staff-2'), aDesk('pc-2', 'staff-clerk'))
      .chain(([a, b]) => anyInterleaving(a, b));
    await fc.assert(
      fc.asyncProperty(arrivals, async (scans) => {
        const office = createMemoryOffice();
        for (const scan of scans) await run(office, scan);

        expect(office.all('exception')).toHaveLength(1);
        expect(office.all('exception')[0]?.causeIds).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });
});
