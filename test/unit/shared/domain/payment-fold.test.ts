import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldPayments,
  paymentEventKey,
  type BankConfirmed,
  type BankFileLineSeen,
  type BankReversed,
  type NoticeMoney,
  type NoticeTerms,
  type PaymentEvent,
} from '#shared/domain/payment-fold.ts';

const BILLER = '099999999999990';
const REF1 = '13690000000142';
const DUE = 157_500;
const NOON_MS = Date.parse('2026-11-24T12:00:00+07:00');
const MINUTE_MS = 60_000;
const word = { bank: 'scb', billerId: BILLER, ref1: REF1, satang: DUE } as const;

const terms = (over: Partial<NoticeTerms> = {}): NoticeTerms => ({
  ref1: REF1,
  satang: DUE,
  validUntilMs: Date.parse('2026-11-30T23:59:59.999+07:00'),
  isCancelled: false,
  ...over,
});
const paid = (over: Partial<BankConfirmed> = {}): BankConfirmed => ({
  ...word,
  kind: 'confirmed',
  transactionId: 't1',
  proof: 'signed',
  paidAtMs: NOON_MS,
  ...over,
});
const reversed = (over: Partial<BankReversed> = {}): BankReversed => ({
  ...word,
  kind: 'reversed',
  transactionId: 't1',
  proof: 'signed',
  reversedAtMs: NOON_MS + MINUTE_MS,
  ...over,
});
const inFile = (over: Partial<BankFileLineSeen> = {}): BankFileLineSeen => ({
  ...word,
  kind: 'file-line',
  movement: 'payment',
  fileId: 'file-1',
  line: 2,
  paidAtMs: NOON_MS,
  ...over,
});
const stateAfter = (...events: readonly PaymentEvent[]) => foldPayments(terms(), events).state;

describe('the money of a notice', () => {
  test('is unpaid while no bank has said anything about it', () => {
    expect(foldPayments(terms(), [])).toEqual({ state: { kind: 'unpaid' }, payments: [], reversalsWaiting: 0 });
    expect(stateAfter(paid({ ref1: '13690000000239' }))).toEqual({ kind: 'unpaid' });
  });

  test('is reported by an unsigned message, confirmed by a signed one, settled when the file of the day has it', () => {
    const unsigned = paid({ proof: 'unsigned' });
    expect(stateAfter(unsigned)).toMatchObject({ kind: 'paid', by: { proof: 'reported' } });
    expect(stateAfter(unsigned, paid())).toMatchObject({ kind: 'paid', by: { proof: 'confirmed' } });
    expect(stateAfter(unsigned, inFile({ paidAtMs: NOON_MS + 4 * MINUTE_MS }))).toMatchObject({
      kind: 'paid',
      by: { evidence: 'both', proof: 'settled', paidAtMs: NOON_MS },
    });
  });

  test('is not touched by an unsigned message that says otherwise than the signed one', () => {
    const forged = paid({ proof: 'unsigned', satang: 1 });
    expect(stateAfter(forged, paid())).toEqual(stateAfter(paid()));
    expect(stateAfter(paid(), forged)).toEqual(stateAfter(paid()));
  });

  test('is not paid by what a person has set aside', () => {
    const setAside = new Set([paymentEventKey(paid())]);
    expect(foldPayments(terms({ setAside }), [paid()])).toMatchObject({
      state: { kind: 'unpaid' },
      payments: [{ satang: DUE }],
    });
    const second = paid({ transactionId: 't2' });
    expect(foldPayments(terms({ setAside }), [paid(), second]).state).toMatchObject({
      kind: 'paid',
      by: { key: paymentEventKey(second) },
    });
  });

  test('is settled by the file alone when the message never came', () => {
    expect(stateAfter(inFile())).toMatchObject({ kind: 'paid', by: { evidence: 'file', proof: 'settled' } });
  });

  test('is paid late after the last day of its amount', () => {
    expect(stateAfter(paid({ paidAtMs: terms().validUntilMs }))).toMatchObject({ kind: 'paid' });
    expect(stateAfter(paid({ paidAtMs: terms().validUntilMs + 1 }))).toMatchObject({ kind: 'paid-late' });
  });

  test('is paid twice by two transactions, and the first by bank time is the one that pays', () => {
    const second = paid({ transactionId: 't2', paidAtMs: NOON_MS + 1 });
    expect(stateAfter(second, paid())).toMatchObject({
      kind: 'duplicate',
      by: { key: paymentEventKey(paid()) },
      extraSatang: DUE,
    });
  });

  test('one payment and one reported by the file at another hour are two payments', () => {
    expect(stateAfter(paid(), inFile({ paidAtMs: NOON_MS + 60 * MINUTE_MS }))).toMatchObject({ kind: 'duplicate' });
  });

  test('two payments a minute apart and their two lines are two payments and not four', () => {
    const money = foldPayments(terms(), [
      paid(),
      paid({ transactionId: 't2', paidAtMs: NOON_MS + MINUTE_MS }),
      inFile(),
      inFile({ line: 3, paidAtMs: NOON_MS + MINUTE_MS }),
    ]);
    expect(money.payments.map(({ evidence }) => evidence)).toEqual(['both', 'both']);
  });

  test('that falls short, goes beyond or comes in parts is never called paid', () => {
    expect(stateAfter(paid({ satang: DUE - 1 }))).toEqual({ kind: 'underpaid', missingSatang: 1 });
    expect(stateAfter(paid({ satang: DUE + 1 }))).toEqual({ kind: 'overpaid', excessSatang: 1 });
    expect(stateAfter(paid({ satang: 100 }), paid({ transactionId: 't2', satang: DUE - 100 }))).toEqual({
      kind: 'paid-in-parts',
    });
  });

  test('of a cancelled notice is kept as such', () => {
    const { state } = foldPayments(terms({ isCancelled: true }), [paid()]);
    expect(state).toEqual({ kind: 'paid-though-cancelled', receivedSatang: DUE });
    expect(foldPayments(terms({ isCancelled: true }), []).state).toEqual({ kind: 'unpaid' });
  });
});

describe('a reversal', () => {
  test('takes back the payment it names, also when it comes first', () => {
    expect(stateAfter(paid(), reversed())).toEqual({ kind: 'reversed' });
    expect(stateAfter(reversed(), paid())).toEqual({ kind: 'reversed' });
    expect(stateAfter(paid(), paid({ transactionId: 't2' }), reversed())).toMatchObject({ kind: 'paid' });
  });

  test('waits for the payment nobody has reported yet', () => {
    expect(foldPayments(terms(), [reversed()])).toMatchObject({ state: { kind: 'unpaid' }, reversalsWaiting: 1 });
  });

  test('is not undone by the line in the file of the payment that it reversed', () => {
    expect(stateAfter(paid(), inFile(), reversed())).toEqual({ kind: 'reversed' });
    expect(stateAfter(inFile(), reversed())).toEqual({ kind: 'reversed' });
  });

  test('of another bank under the same number takes nothing back', () => {
    expect(stateAfter(paid(), reversed({ bank: 'ktb' }))).toMatchObject({ kind: 'paid' });
  });
});

describe('a reversal in the file of the day', () => {
  const backInFile = (over: Partial<BankFileLineSeen> = {}) =>
    inFile({ movement: 'reversal', line: 9, paidAtMs: NOON_MS + 60 * MINUTE_MS, ...over });

  test('takes back the payment, whichever of message and file told of it', () => {
    expect(stateAfter(paid(), backInFile())).toEqual({ kind: 'reversed' });
    expect(stateAfter(backInFile(), inFile())).toEqual({ kind: 'reversed' });
    expect(stateAfter(paid(), inFile(), backInFile())).toEqual({ kind: 'reversed' });
  });

  test('is the same as the one a message told of, and takes back one payment only', () => {
    const told = reversed({ reversedAtMs: NOON_MS + 55 * MINUTE_MS });
    expect(stateAfter(paid(), paid({ transactionId: 't2' }), told, backInFile())).toMatchObject({ kind: 'paid' });
  });

  test('before any payment takes nothing back and waits', () => {
    expect(foldPayments(terms(), [backInFile({ paidAtMs: NOON_MS - 1 }), paid()])).toMatchObject({
      state: { kind: 'paid' },
      reversalsWaiting: 1,
    });
  });
});

describe('a bank that contradicts itself', () => {
  test.each([
    ['says two amounts under one transaction id', [paid(), paid({ satang: 1 })]],
    ['reverses another amount than was paid', [paid(), reversed({ satang: 1 })]],
    ['has two contents on one line of one file', [inFile(), inFile({ satang: 1 })]],
  ])('and %s raises an alarm and decides nothing', (_what, events) => {
    expect(stateAfter(...events)).toMatchObject({ kind: 'contradicted' });
    expect(stateAfter(...events.toReversed())).toEqual(stateAfter(...events));
  });
});

const anyWord = fc.record({
  bank: fc.constantFrom('scb', 'ktb'),
  billerId: fc.constant(BILLER),
  ref1: fc.constantFrom(REF1, REF1, REF1, '13690000000239'),
  satang: fc.constantFrom(DUE, DUE, DUE - 1, 100),
});
const anyTimeMs = fc.constantFrom(0, 1, 14, 16, 60, 14_400).map((minutes) => NOON_MS + minutes * MINUTE_MS);
const anyId = fc.constantFrom('t1', 't2', 't3');
const anyProof = fc.constantFrom('signed' as const, 'signed' as const, 'unsigned' as const);
const anyEvent: fc.Arbitrary<PaymentEvent> = fc.oneof(
  fc
    .tuple(anyWord, anyId, anyTimeMs, anyProof)
    .map(([said, transactionId, paidAtMs, proof]) => paid({ ...said, transactionId, paidAtMs, proof })),
  fc
    .tuple(anyWord, anyId, anyTimeMs, anyProof)
    .map(([said, transactionId, reversedAtMs, proof]) => reversed({ ...said, transactionId, reversedAtMs, proof })),
  fc
    .tuple(anyWord, fc.integer({ min: 2, max: 4 }), anyTimeMs, fc.constantFrom('payment', 'payment', 'reversal'))
    .map(([said, line, paidAtMs, movement]) => inFile({ ...said, line, paidAtMs, movement })),
);
const anyTerms = fc.boolean().map((isCancelled) => terms({ isCancelled }));

/** Every event at least once, some again and again, in any order. */
const anyHistory = fc
  .tuple(fc.array(anyEvent, { maxLength: 10 }), fc.array(fc.nat(), { maxLength: 8 }))
  .chain(([events, picks]) => {
    const said = [...events, ...picks.flatMap((pick) => events.slice(pick % 10, (pick % 10) + 1))];
    const arrived = fc.shuffledSubarray(said, { minLength: said.length });
    return fc.record({ events: fc.constant(events), arrived });
  });

/** The plain model for histories of messages only: a set of what was paid, less what was reversed. */
const modelOf = (events: readonly PaymentEvent[]): number => {
  const gone = new Set(events.flatMap((event) => (event.kind === 'reversed' ? event.transactionId : [])));
  const amounts = new Map(
    events.flatMap((event) =>
      event.kind === 'confirmed' && !gone.has(event.transactionId)
        ? [[event.transactionId, event.satang] as const]
        : [],
    ),
  );
  return [...amounts.values()].reduce((sum, satang) => sum + satang, 0);
};

/** The money that a state says stands; only consistent histories of one open notice give one of these. */
const accountedFor = (state: NoticeMoney): number => {
  switch (state.kind) {
    case 'underpaid':
      return DUE - state.missingSatang;
    case 'overpaid':
      return DUE + state.excessSatang;
    case 'duplicate':
      return DUE + state.extraSatang;
    case 'paid':
    case 'paid-in-parts':
      return DUE;
    default:
      return 0;
  }
};

describe('whatever the order and however often a bank repeats itself', () => {
  test('the same things said give the same state, to the last field', () => {
    fc.assert(
      fc.property(anyTerms, anyHistory, (notice, { events, arrived }) => {
        expect(foldPayments(notice, arrived)).toEqual(foldPayments(notice, events));
      }),
      { numRuns: 2000 },
    );
  });

  test('the money that stands is what was paid less what was reversed', () => {
    const consistent = fc
      .record({
        paidAs: fc.dictionary(anyId, fc.constantFrom(DUE, 100, 2), { maxKeys: 3 }),
        takenBack: fc.subarray(['t1', 't2', 't3']),
      })
      .map(({ paidAs, takenBack }): readonly PaymentEvent[] => [
        ...Object.entries(paidAs).map(([transactionId, satang]) => paid({ transactionId, satang })),
        ...takenBack.map((transactionId) => reversed({ transactionId, satang: paidAs[transactionId] ?? DUE })),
      ]);
    fc.assert(
      fc.property(consistent, (events) => {
        const { payments, state } = foldPayments(terms(), events);
        const standing = payments.filter(({ reversedAtMs }) => reversedAtMs === undefined);
        const received = standing.reduce((sum, { satang }) => sum + satang, 0);
        expect(received).toBe(modelOf(events));
        expect(accountedFor(state)).toBe(received);
      }),
    );
  });
});
