import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  billShown,
  END_SHOWN_MS,
  isPayable,
  type KioskEvent,
  type KioskSituation,
  LONGEST_BILL_MS,
  type Moment,
  nextKiosk,
  PAID_SHOWN_MS,
  startOfKiosk,
} from '#shared/host/kiosk-machine.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';
import { aKioskBill } from '#test/unit/renderer/kiosk/a-kiosk-bill.ts';

const START_MS = Date.UTC(2026, 10, 23, 2);
const office = { officeName: 'สอจ. ปทุมธานี', isDemo: false };
const at = (seconds: number): Moment => ({ wallMs: START_MS + seconds * 1_000, steadyMs: seconds * 1_000 });
const billOf = (name: string, changes: Partial<KioskBill> = {}): KioskBill =>
  aKioskBill({ billId: `notice-${name}`, expiresAtMs: START_MS + LONGEST_BILL_MS, ...changes });

const show = (name: string, seconds = 0): KioskEvent => ({
  kind: 'show',
  bill: billOf(name, { expiresAtMs: START_MS + seconds * 1_000 + LONGEST_BILL_MS }),
  customerId: `factory-${name}`,
  at: at(seconds),
});
const notice = (name: string, standing: 'open' | 'reported' | 'paid' | 'over', seconds = 1): KioskEvent => ({
  kind: 'notice',
  billId: `notice-${name}`,
  standing,
  at: at(seconds),
});
const time = (seconds: number): KioskEvent => ({ kind: 'time', at: at(seconds) });
const offline: KioskEvent = { kind: 'link', link: 'offline' };
const online: KioskEvent = { kind: 'link', link: 'online' };
const scanned: KioskEvent = { kind: 'scanned' };
const ruler = (isKept = false): KioskEvent => ({
  kind: 'ruler',
  ruler: { cardPixels: 324, screen: 'window', isKept },
  at: at(0),
});
const customer = (name?: string): KioskEvent => ({
  kind: 'customer',
  customerId: name === undefined ? undefined : `factory-${name}`,
});

const after = (...events: readonly KioskEvent[]): KioskSituation =>
  events.reduce(nextKiosk, startOfKiosk(office, at(0)));
const kindAfter = (...events: readonly KioskEvent[]): string => after(...events).shown.kind;
/** Time in steps of a second, as the counter looks at it. */
const secondsUntil = (to: number): readonly KioskEvent[] => Array.from({ length: to }, (_, index) => time(index + 1));

describe('each state of the public screen', () => {
  const ways: Readonly<Record<string, readonly KioskEvent[]>> = {
    idle: [],
    bill: [show('a')],
    offline: [show('a'), offline],
    waiting: [show('a'), scanned],
    paid: [show('a'), notice('a', 'paid')],
    expired: [show('a'), ...secondsUntil(600)],
    cancelled: [show('a'), notice('a', 'over')],
    ruler: [ruler()],
  };
  const events: Readonly<Record<string, KioskEvent>> = {
    'another bill is shown': show('b'),
    'the payer scans': scanned,
    'its notice is reported paid': notice('a', 'reported'),
    'its notice is paid': notice('a', 'paid'),
    'its notice is cancelled': notice('a', 'over'),
    'its notice is open': notice('a', 'open'),
    'another notice is paid': notice('b', 'paid'),
    'the link is lost': offline,
    'the link is back': online,
    'the next customer comes': customer('b'),
    'the clerk leaves': { kind: 'blank' },
    'somebody measures the screen': ruler(),
  };
  const leads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    idle: { 'another bill is shown': 'bill', 'somebody measures the screen': 'ruler' },
    ruler: { 'another bill is shown': 'bill', 'the next customer comes': 'idle', 'the clerk leaves': 'idle' },
    bill: {
      'another bill is shown': 'bill',
      'the payer scans': 'waiting',
      'its notice is reported paid': 'waiting',
      'its notice is paid': 'paid',
      'its notice is cancelled': 'cancelled',
      'the link is lost': 'offline',
      'the next customer comes': 'idle',
      'the clerk leaves': 'idle',
    },
    offline: {
      'another bill is shown': 'offline',
      'the payer scans': 'waiting',
      'its notice is reported paid': 'waiting',
      'its notice is paid': 'paid',
      'its notice is cancelled': 'cancelled',
      'the link is back': 'bill',
      'the next customer comes': 'idle',
      'the clerk leaves': 'idle',
    },
    waiting: {
      'another bill is shown': 'bill',
      'its notice is paid': 'paid',
      'its notice is cancelled': 'cancelled',
      'the next customer comes': 'idle',
      'the clerk leaves': 'idle',
    },
    paid: {
      'another bill is shown': 'bill',
      'its notice is reported paid': 'idle',
      'its notice is cancelled': 'idle',
      'its notice is open': 'idle',
      'the next customer comes': 'idle',
      'the clerk leaves': 'idle',
    },
    expired: { 'another bill is shown': 'bill', 'the next customer comes': 'idle', 'the clerk leaves': 'idle' },
    cancelled: { 'another bill is shown': 'bill', 'the next customer comes': 'idle', 'the clerk leaves': 'idle' },
  };
  const cases = Object.entries(ways).flatMap(([state, way]) =>
    Object.entries(events).map(([name, event]) => [state, name, leads[state]?.[name] ?? state, way, event] as const),
  );

  test.each(cases)('%s, when %s: %s', (state, _, expected, way, event) => {
    expect(kindAfter(...way)).toBe(state);
    expect(kindAfter(...way, event)).toBe(expected);
  });
});

describe('time', () => {
  test('takes a code away after ten minutes, says so, and blanks the screen', () => {
    expect(kindAfter(show('a'), ...secondsUntil(599))).toBe('bill');
    expect(kindAfter(show('a'), ...secondsUntil(600))).toBe('expired');
    expect(kindAfter(show('a'), ...secondsUntil(600 + END_SHOWN_MS / 1_000))).toBe('idle');
  });

  test('ends a measurement that nobody finishes, and one that was kept soon', () => {
    expect(kindAfter(ruler(), ...secondsUntil(599))).toBe('ruler');
    expect(kindAfter(ruler(), ...secondsUntil(600))).toBe('idle');
    expect(kindAfter(ruler(true), ...secondsUntil(END_SHOWN_MS / 1_000))).toBe('idle');
  });

  test('blanks quietly where somebody may have paid: nobody is asked for another code', () => {
    expect(kindAfter(show('a'), scanned, ...secondsUntil(600))).toBe('idle');
  });

  test('lets "paid" stay for three quarters of a minute', () => {
    const paid = [show('a'), notice('a', 'paid', 0)];
    expect(kindAfter(...paid, ...secondsUntil(PAID_SHOWN_MS / 1_000 - 1))).toBe('paid');
    expect(kindAfter(...paid, ...secondsUntil(PAID_SHOWN_MS / 1_000))).toBe('idle');
  });

  test('a bill that claims to last longer leaves after ten minutes all the same', () => {
    const long: KioskEvent = {
      kind: 'show',
      bill: billOf('a', { expiresAtMs: START_MS + 86_400_000 }),
      customerId: 'factory-a',
      at: at(0),
    };
    expect(kindAfter(long, ...secondsUntil(600))).toBe('expired');
  });

  test('a bill whose time is over is never shown', () => {
    expect(kindAfter({ kind: 'show', bill: billOf('a'), customerId: 'factory-a', at: at(600) })).toBe('idle');
  });

  test.each([
    ['an hour back', -3_600],
    ['an hour on', 3_600],
  ])('a clock that is set %s blanks the screen', (_, seconds) => {
    const set: Moment = { wallMs: START_MS + (seconds + 5) * 1_000, steadyMs: 5_000 };

    expect(kindAfter(show('a'), time(4), { kind: 'time', at: set })).toBe('idle');
  });

  test('a clock set back a little gives a bill no more time', () => {
    const slow = (second: number): KioskEvent => ({
      kind: 'time',
      at: { wallMs: START_MS + second * 990, steadyMs: second * 1_000 },
    });
    const seconds = Array.from({ length: 600 }, (_, index) => slow(index + 1));

    expect(kindAfter(show('a'), ...seconds)).toBe('expired');
  });

  test('a PC that slept, by either clock, comes back with a blank screen', () => {
    const asleep: Moment = { wallMs: START_MS + 120_000, steadyMs: 5_000 };

    expect(kindAfter(show('a'), time(4), { kind: 'time', at: asleep })).toBe('idle');
    expect(kindAfter(show('a'), time(4), { kind: 'blank' })).toBe('idle');
  });
});

describe('what is told twice', () => {
  test('changes nothing, so that the screen is not drawn anew', () => {
    for (const event of [{ kind: 'blank' }, customer('a'), { kind: 'office', office: { ...office } }] as const) {
      const start = after();
      expect(nextKiosk(start, event).shown).toBe(start.shown);
    }
    const waiting = after(show('a'), scanned);
    expect(nextKiosk(waiting, notice('a', 'reported')).shown).toBe(waiting.shown);
  });

  test('a new name of the office is on the blank screen at once, and not over a bill', () => {
    const renamed: KioskEvent = { kind: 'office', office: { officeName: 'สอจ. นนทบุรี', isDemo: true } };

    expect(after(renamed).shown).toEqual({ kind: 'idle', officeName: 'สอจ. นนทบุรี', isDemo: true });
    expect(after(show('a'), renamed).shown.kind).toBe('bill');
  });
});

const names = fc.constantFrom('a', 'b', 'c');
const standings = fc.constantFrom('open' as const, 'reported' as const, 'paid' as const, 'over' as const);
/** Anything in any order, with clocks that jump: a step moves them together or apart. */
const step = fc.record({
  wallMs: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 70_000 }) }, fc.integer({ min: -4e6, max: 4e6 })),
  steadyMs: fc.integer({ min: 0, max: 70_000 }),
});
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('show' as const), name: names }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('time' as const) }) },
  fc.record({ kind: fc.constant('scanned' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('notice' as const), name: names, standing: standings }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('customer' as const), name: fc.option(names) }) },
  fc.record({ kind: fc.constant('link' as const), link: fc.constantFrom('online' as const, 'offline' as const) }),
  fc.record({ kind: fc.constant('blank' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

const eventOf = (did: Action, now: Moment): KioskEvent => {
  switch (did.kind) {
    case 'show':
      return {
        kind: 'show',
        bill: billOf(did.name, { expiresAtMs: now.wallMs + LONGEST_BILL_MS }),
        customerId: `factory-${did.name}`,
        at: now,
      };
    case 'time':
      return { kind: 'time', at: now };
    case 'notice':
      return { kind: 'notice', billId: `notice-${did.name}`, standing: did.standing, at: now };
    case 'customer':
      return customer(did.name ?? undefined);
    default:
      return did;
  }
};

/** What an honest clerk would say of the screen, kept beside it: who was shown last, and whether it still may stand. */
interface Expected {
  readonly name: string | undefined;
  readonly shownSteadyMs: number;
  readonly paidTold: boolean;
}

const expectedAfter = (before: Expected, did: Action, now: Moment): Expected => {
  if (did.kind === 'show') return { name: did.name, shownSteadyMs: now.steadyMs, paidTold: false };
  if (did.kind === 'blank') return { ...before, name: undefined };
  if (did.kind === 'customer' && did.name !== before.name) return { ...before, name: undefined };
  if (did.kind !== 'notice' || did.name !== before.name) return before;
  return { ...before, paidTold: did.standing === 'paid' || (before.paidTold && did.standing !== 'over') };
};

/** What an auditor would object to; after a look at the clock also how long a code has stood. */
const wrongWith = (
  { shown, customerId }: KioskSituation,
  expected: Expected,
  lookedAtMs: number | undefined,
): readonly string[] => {
  const bill = billShown(shown);
  return [
    ...(bill && bill.billId !== `notice-${expected.name}` ? [`${bill.billId} before ${expected.name}`] : []),
    ...(bill && customerId !== `factory-${expected.name}` ? [`${customerId} served, not ${expected.name}`] : []),
    ...(shown.kind === 'paid' && !expected.paidTold ? ['paid without the word of its notice'] : []),
    ...(shown.kind === 'idle' && customerId !== undefined ? [`blank, yet for ${customerId}`] : []),
    ...(isPayable(shown) && lookedAtMs !== undefined && lookedAtMs - expected.shownSteadyMs >= LONGEST_BILL_MS
      ? ['a code stands for too long']
      : []),
  ];
};

describe('whatever happens in whatever order', () => {
  test('the screen names nobody but the customer who was shown last, and paid only by the word of the notice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, action), { maxLength: 60 }), (steps) => {
        let now: Moment = at(0);
        let situation = startOfKiosk(office, now);
        const wrong: string[] = [];
        let expected: Expected = { name: undefined, shownSteadyMs: 0, paidTold: false };
        for (const [passed, did] of steps) {
          now = { wallMs: now.wallMs + passed.wallMs, steadyMs: now.steadyMs + passed.steadyMs };
          situation = nextKiosk(situation, eventOf(did, now));
          expected = expectedAfter(expected, did, now);
          wrong.push(...wrongWith(situation, expected, did.kind === 'time' ? now.steadyMs : undefined));
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a notice that is over or paid leaves no code to scan, at once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, action), { maxLength: 30 }), names, (steps, name) => {
        let now: Moment = at(0);
        let situation = startOfKiosk(office, now);
        for (const [passed, did] of steps) {
          now = { wallMs: now.wallMs + passed.wallMs, steadyMs: now.steadyMs + passed.steadyMs };
          situation = nextKiosk(situation, eventOf(did, now));
        }
        for (const standing of ['over', 'paid', 'reported'] as const) {
          const { shown } = nextKiosk(situation, { kind: 'notice', billId: `notice-${name}`, standing, at: now });
          expect(isPayable(shown) && shown.bill.billId === `notice-${name}`).toBe(false);
        }
      }),
    );
  });
});
