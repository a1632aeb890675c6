import { describe, expect, test } from 'vitest';
import {
  CLOCKS_APART_MS,
  END_SHOWN_MS,
  LONGEST_BILL_MS,
  nextKiosk,
  PAID_SHOWN_MS,
  startOfKiosk,
  type KioskEvent,
  type KioskSituation,
  type Moment,
} from '#shared/host/kiosk-machine.ts';
import { KioskState } from '#shared/host/kiosk-state.ts';
import { aKioskBill } from '#test/unit/renderer/kiosk/a-kiosk-bill.ts';

const START_MS = Date.UTC(2026, 10, 23, 2);
const at = (ms: number, wallAheadMs = 0): Moment => ({ wallMs: START_MS + ms + wallAheadMs, steadyMs: ms });
const showing = (lastsMs: number): KioskEvent => ({
  kind: 'show',
  bill: aKioskBill({ billId: 'notice-a', expiresAtMs: START_MS + lastsMs }),
  customerId: 'factory-a',
  at: at(0),
});
const after = (...events: readonly KioskEvent[]): KioskSituation =>
  events.reduce(nextKiosk, startOfKiosk({ officeName: 'สอจ. ปทุมธานี', isDemo: false }, at(0)));
const notice = (standing: 'paid' | 'over', ms: number): KioskEvent => ({
  kind: 'notice',
  billId: 'notice-a',
  standing,
  at: at(ms),
});
const ruler = (isKept: boolean): KioskEvent => ({
  kind: 'ruler',
  ruler: { cardPixels: 324, screen: 'window', isKept },
  at: at(0),
});
/** The only look at the clock after all that; so long a step is no PC that slept, since both clocks went on. */
const lookedAt = (ms: number): KioskEvent => ({ kind: 'time', at: at(ms) });

describe('what is shown ends to the millisecond', () => {
  test.each([
    ['a bill that lasts a minute', [showing(60_000)], 60_000, 'bill', 'expired'],
    ['a bill that claims an hour', [showing(3_600_000)], LONGEST_BILL_MS, 'bill', 'expired'],
    ['a bill that lasts exactly as long as any may', [showing(LONGEST_BILL_MS)], LONGEST_BILL_MS, 'bill', 'expired'],
    ['a bill of which nobody knows who scanned', [showing(60_000), { kind: 'scanned' }], 60_000, 'waiting', 'idle'],
    ['"paid"', [showing(60_000), notice('paid', 1_000)], 1_000 + PAID_SHOWN_MS, 'paid', 'idle'],
    ['"cancelled"', [showing(60_000), notice('over', 1_000)], 1_000 + END_SHOWN_MS, 'cancelled', 'idle'],
    ['"expired"', [showing(60_000), lookedAt(60_000)], 60_000 + END_SHOWN_MS, 'expired', 'idle'],
    ['a card that is held against the screen', [ruler(false)], LONGEST_BILL_MS, 'ruler', 'idle'],
    ['a card that fits', [ruler(true)], END_SHOWN_MS, 'ruler', 'idle'],
  ] as const)('%s', (_name, events, endsMs, before, then) => {
    expect(after(...events, lookedAt(endsMs - 1)).shown.kind).toBe(before);
    expect(after(...events, lookedAt(endsMs)).shown.kind).toBe(then);
  });

  test.each([
    [1, 'bill'],
    [0, 'idle'],
    [-1, 'idle'],
  ])('a bill with %i ms left is shown as %s', (leftMs, kind) => {
    expect(after(showing(leftMs)).shown.kind).toBe(kind);
  });

  test('a bill whose end is no time is not shown', () => {
    expect(after(showing(Number.NaN)).shown.kind).toBe('idle');
  });

  test('a bill whose time is over takes away the one before it', () => {
    expect(after(showing(60_000), showing(0))).toMatchObject({ shown: { kind: 'idle' }, customerId: undefined });
  });
});

describe('two clocks that go apart', () => {
  const wallAhead = (ms: number): KioskEvent => ({ kind: 'time', at: at(1_000, ms) });

  test.each([
    [0, 'bill'],
    [CLOCKS_APART_MS, 'bill'],
    [-CLOCKS_APART_MS, 'bill'],
    [CLOCKS_APART_MS + 1, 'idle'],
    [-CLOCKS_APART_MS - 1, 'idle'],
  ])('by %i ms between two looks: %s', (apartMs, kind) => {
    expect(after(showing(300_000), wallAhead(apartMs)).shown.kind).toBe(kind);
  });

  test('a little at each look blank nothing, and the earlier of the two clocks ends the bill', () => {
    const looks = [1, 2, 3, 4, 5].map((step): KioskEvent => ({
      kind: 'time',
      at: at(step * 1_000, step * CLOCKS_APART_MS),
    }));
    expect(after(showing(300_000), ...looks).shown.kind).toBe('bill');
    expect(after(showing(60_000), ...looks).shown.kind).toBe('idle');
    expect(after(showing(60_000), ...looks.slice(0, 2)).shown.kind).toBe('bill');
    expect(after(showing(60_000), ...looks.slice(0, 3)).shown.kind).toBe('expired');
  });

  test('while nothing is shown are looked at all the same, so that the next bill begins in its own time', () => {
    const jumped: KioskEvent = { kind: 'time', at: at(1_000, 3_600_000) };
    const bill: KioskEvent = {
      kind: 'show',
      bill: aKioskBill({ billId: 'notice-a', expiresAtMs: START_MS + 3_600_000 + 60_000 }),
      customerId: 'factory-a',
      at: at(2_000, 3_600_000),
    };
    expect(after(jumped, bill, { kind: 'time', at: at(3_000, 3_600_000) }).shown.kind).toBe('bill');
    // Although nobody looked at the clock before it: showing is a look of its own.
    expect(after(bill, { kind: 'time', at: at(3_000, 3_600_000) }).shown.kind).toBe('bill');
  });
});

describe('the word of the notice', () => {
  test('begins the time of "paid" anew, when it comes late', () => {
    const late = [showing(600_000), notice('paid', 590_000)];
    expect(after(...late, lookedAt(600_000)).shown.kind).toBe('paid');
    expect(after(...late, lookedAt(590_000 + PAID_SHOWN_MS)).shown.kind).toBe('idle');
  });

  test('told again does not begin it anew', () => {
    const twice = [showing(600_000), notice('paid', 1_000), notice('paid', 40_000)];
    expect(after(...twice, lookedAt(1_000 + PAID_SHOWN_MS - 1)).shown.kind).toBe('paid');
    expect(after(...twice, lookedAt(1_000 + PAID_SHOWN_MS)).shown.kind).toBe('idle');
  });

  test('of another bill, or after the screen was blanked, says nothing to this one', () => {
    const other: KioskEvent = { kind: 'notice', billId: 'notice-b', standing: 'over', at: at(1) };
    expect(after(showing(60_000), other).shown.kind).toBe('bill');
    expect(after(showing(60_000), { kind: 'blank' }, notice('paid', 1)).shown.kind).toBe('idle');
    expect(after(showing(60_000), notice('over', 1), notice('paid', 2)).shown.kind).toBe('cancelled');
  });
});

test('whatever is shown is something that a screen takes', () => {
  const ways: readonly (readonly KioskEvent[])[] = [
    [],
    [showing(60_000)],
    [showing(60_000), { kind: 'link', link: 'offline' }],
    [showing(60_000), { kind: 'scanned' }],
    [showing(60_000), notice('paid', 1)],
    [showing(60_000), notice('over', 1)],
    [showing(60_000), lookedAt(60_000)],
    [ruler(true)],
  ];
  const shown = ways.map((way) => after(...way).shown);
  expect(shown.map((state) => KioskState.safeParse(state).success)).toEqual(shown.map(() => true));
  expect(new Set(shown.map(({ kind }) => kind)).size).toBe(KioskState.options.length);
});
