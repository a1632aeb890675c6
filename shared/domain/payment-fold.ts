/**
 * What a bank has said about money under one reference. Events are kept for ever and never changed; the state of the
 * money is folded from all of them, in whatever order and however often they came.
 */
export type PaymentEvent = BankConfirmed | BankReversed | BankFileLineSeen;

interface BankWord {
  /** The bank that told it; transaction ids are its own. */
  readonly bank: string;
  readonly billerId: string;
  readonly ref1: string;
  readonly satang: number;
}

/** The bank took this money for us. */
export interface BankConfirmed extends BankWord {
  readonly kind: 'confirmed';
  readonly transactionId: string;
  /** Bank time, ms since 1970. */
  readonly paidAtMs: number;
}

/** The bank gave this money back. It may come before the payment it reverses, and is then kept for it. */
export interface BankReversed extends BankWord {
  readonly kind: 'reversed';
  /** The id of the payment that is reversed. */
  readonly transactionId: string;
  readonly reversedAtMs: number;
}

/** A payment in the bank's file of the day. The file has no transaction ids. */
export interface BankFileLineSeen extends BankWord {
  readonly kind: 'file-line';
  readonly fileId: string;
  readonly line: number;
  readonly paidAtMs: number;
}

/** What the fold must know of a notice. */
export interface NoticeTerms {
  readonly billerId: string;
  readonly ref1: string;
  readonly satang: number;
  /** End of the last day on which the amount is right, ms since 1970. */
  readonly validUntilMs: number;
  readonly isCancelled: boolean;
}

/** One real payment, told by a message of the bank, by its file, or by both; only the file shows money that is in. */
export interface FoldedPayment {
  /** Made of what the bank said; the same in whatever order it was said. */
  readonly key: string;
  readonly satang: number;
  readonly paidAtMs: number;
  readonly evidence: 'message' | 'file' | 'both';
  readonly isReversed: boolean;
}

/** How the money of a notice stands. Whatever is not plainly paid is for a person to decide; nothing is spread. */
export type NoticeMoney =
  | { readonly kind: 'unpaid' }
  /** Everything that was paid has been given back. */
  | { readonly kind: 'reversed' }
  /** Exactly the amount, once. `settled` when the bank's file has it, `reported` until then. */
  | { readonly kind: 'paid'; readonly by: FoldedPayment; readonly proof: 'reported' | 'settled' }
  /** Exactly the amount, but after the day on which the amount was right. */
  | { readonly kind: 'paid-late'; readonly by: FoldedPayment; readonly proof: 'reported' | 'settled' }
  /** Paid, and more came under the same reference. */
  | { readonly kind: 'duplicate'; readonly by: FoldedPayment; readonly extraSatang: number }
  | { readonly kind: 'underpaid'; readonly missingSatang: number }
  | { readonly kind: 'overpaid'; readonly excessSatang: number }
  /** Several payments that together make the amount. */
  | { readonly kind: 'paid-in-parts' }
  | { readonly kind: 'paid-though-cancelled'; readonly receivedSatang: number }
  /** The bank said two different things under one identity: an alarm, and nothing is decided. */
  | { readonly kind: 'contradicted'; readonly keys: readonly string[] };

/** The state of the money of a notice with the payments it is made of. */
export interface FoldedMoney {
  readonly state: NoticeMoney;
  /** In order of bank time. */
  readonly payments: readonly FoldedPayment[];
  /** Payments that were reversed and have not been reported yet. */
  readonly reversalsWaiting: number;
}

/** How far the time in the file may be from the time in the message. Own choice: no bank's text is known (unverified). */
const FILE_TIME_TOLERANCE_MS = 15 * 60 * 1000;

/**
 * The identity of what a bank said: bank, biller, transaction id and kind, or the place in a file. The same identity
 * again is a repetition; two identities under one reference are two payments.
 */
export const paymentEventKey = (event: PaymentEvent): string =>
  event.kind === 'file-line'
    ? JSON.stringify([event.kind, event.bank, event.fileId, event.line])
    : JSON.stringify([event.kind, event.bank, event.billerId, event.transactionId]);

const contentOf = (event: PaymentEvent): string =>
  JSON.stringify([event.ref1, event.satang, event.kind === 'reversed' ? event.reversedAtMs : event.paidAtMs]);

interface Distinct<E> {
  readonly events: readonly E[];
  readonly contradicted: readonly string[];
}

/** Each identity once. Of two contents the one that sorts first is kept, so that order of arrival never counts. */
const distinct = <E extends PaymentEvent>(events: readonly E[]): Distinct<E> => {
  const kept = new Map<string, E>();
  const contradicted = new Set<string>();
  for (const event of events) {
    const key = paymentEventKey(event);
    const known = kept.get(key);
    if (known === undefined || contentOf(event) < contentOf(known)) kept.set(key, event);
    if (known !== undefined && contentOf(event) !== contentOf(known)) contradicted.add(key);
  }
  return { events: [...kept.values()], contradicted: [...contradicted] };
};

interface Timed {
  readonly key: string;
  readonly paidAtMs: number;
}

const byTime = (a: Timed, b: Timed): number =>
  a.paidAtMs - b.paidAtMs || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

const inTimeOrder = <E extends Timed>(events: readonly E[]): readonly E[] => events.toSorted(byTime);

/** Pairs messages with lines of one bank and amount, both in order of time; gives the keys that found a partner. */
const pairKeys = (messages: readonly Timed[], lines: readonly Timed[]): ReadonlySet<string> => {
  const paired = new Set<string>();
  let at = 0;
  for (const message of messages) {
    while ((lines[at]?.paidAtMs ?? Infinity) < message.paidAtMs - FILE_TIME_TOLERANCE_MS) at += 1;
    const line = lines[at];
    if (line === undefined || line.paidAtMs > message.paidAtMs + FILE_TIME_TOLERANCE_MS) continue;
    paired.add(message.key).add(line.key);
    at += 1;
  }
  return paired;
};

interface Sorted {
  readonly confirmed: Distinct<BankConfirmed>;
  readonly reversed: Distinct<BankReversed>;
  readonly lines: Distinct<BankFileLineSeen>;
}

/** Payments of one bank and one amount under the reference. */
const paymentsOfGroup = ({ confirmed, reversed, lines }: Sorted): Omit<FoldedMoney, 'state'> => {
  const messages = inTimeOrder(confirmed.events.map((event) => ({ ...event, key: paymentEventKey(event) })));
  const fileLines = inTimeOrder(lines.events.map((event) => ({ ...event, key: paymentEventKey(event) })));
  const paired = pairKeys(messages, fileLines);
  const reversedIds = new Set(reversed.events.map(({ transactionId }) => transactionId));
  const known = new Set(messages.map(({ transactionId }) => transactionId));
  let reversalsWaiting = reversed.events.filter(({ transactionId }) => !known.has(transactionId)).length;
  const fromMessages = messages.map(({ key, satang, paidAtMs, transactionId }): FoldedPayment => ({
    key,
    satang,
    paidAtMs,
    evidence: paired.has(key) ? 'both' : 'message',
    isReversed: reversedIds.has(transactionId),
  }));
  const fromFile = fileLines
    .filter(({ key }) => !paired.has(key))
    .map(({ key, satang, paidAtMs }): FoldedPayment => {
      // A reversal whose payment no message told about, and a payment only the file knows, are taken for one.
      const isReversed = reversalsWaiting > 0;
      if (isReversed) reversalsWaiting -= 1;
      return { key, satang, paidAtMs, evidence: 'file', isReversed };
    });
  return { payments: [...fromMessages, ...fromFile], reversalsWaiting };
};

const groupsOf = (sorted: Sorted): readonly Sorted[] => {
  const nameOf = ({ bank, satang }: BankWord): string => JSON.stringify([bank, satang]);
  const all = [...sorted.confirmed.events, ...sorted.reversed.events, ...sorted.lines.events];
  const within = <E extends PaymentEvent>({ events }: Distinct<E>, name: string): Distinct<E> => ({
    events: events.filter((event) => nameOf(event) === name),
    contradicted: [],
  });
  return [...new Set(all.map(nameOf))].map((name) => ({
    confirmed: within(sorted.confirmed, name),
    reversed: within(sorted.reversed, name),
    lines: within(sorted.lines, name),
  }));
};

/** A reversal of another amount than was paid is no reversal that a program may carry out. */
const differingReversals = ({ confirmed, reversed }: Sorted): readonly string[] =>
  reversed.events
    .filter(({ bank, transactionId, satang }) =>
      confirmed.events.some(
        (paid) => paid.bank === bank && paid.transactionId === transactionId && paid.satang !== satang,
      ),
    )
    .map(paymentEventKey);

const sumOf = (payments: readonly FoldedPayment[]): number => payments.reduce((sum, { satang }) => sum + satang, 0);

const stateOf = (terms: NoticeTerms, payments: readonly FoldedPayment[]): NoticeMoney => {
  const standing = payments.filter(({ isReversed }) => !isReversed);
  if (standing.length === 0) return { kind: payments.length === 0 ? 'unpaid' : 'reversed' };
  const receivedSatang = sumOf(standing);
  if (terms.isCancelled) return { kind: 'paid-though-cancelled', receivedSatang };
  const by = standing.find(({ satang }) => satang === terms.satang);
  if (by === undefined) {
    if (receivedSatang < terms.satang) return { kind: 'underpaid', missingSatang: terms.satang - receivedSatang };
    if (receivedSatang > terms.satang) return { kind: 'overpaid', excessSatang: receivedSatang - terms.satang };
    return { kind: 'paid-in-parts' };
  }
  if (standing.length > 1) return { kind: 'duplicate', by, extraSatang: receivedSatang - terms.satang };
  const proof = by.evidence === 'message' ? 'reported' : 'settled';
  return { kind: by.paidAtMs > terms.validUntilMs ? 'paid-late' : 'paid', by, proof };
};

/**
 * The state of a notice's money from everything the banks said, in any order and any number of repetitions: the same
 * set of events always gives the same answer. Events of another biller or reference do not count. A message and a line
 * of the same bank, amount and time (within a quarter of an hour) are one payment.
 */
export const foldPayments = (terms: NoticeTerms, events: readonly PaymentEvent[]): FoldedMoney => {
  const ours = events.filter(({ billerId, ref1 }) => billerId === terms.billerId && ref1 === terms.ref1);
  const sorted: Sorted = {
    confirmed: distinct(ours.filter((event) => event.kind === 'confirmed')),
    reversed: distinct(ours.filter((event) => event.kind === 'reversed')),
    lines: distinct(ours.filter((event) => event.kind === 'file-line')),
  };
  const groups = groupsOf(sorted).map(paymentsOfGroup);
  const payments = groups.flatMap((group) => group.payments).toSorted(byTime);
  const reversalsWaiting = groups.reduce((sum, group) => sum + group.reversalsWaiting, 0);
  const keys = [
    ...sorted.confirmed.contradicted,
    ...sorted.reversed.contradicted,
    ...sorted.lines.contradicted,
    ...differingReversals(sorted),
  ].toSorted((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  const state: NoticeMoney =
    keys.length > 0 ? { kind: 'contradicted', keys: [...new Set(keys)] } : stateOf(terms, payments);
  return { state, payments, reversalsWaiting };
};
