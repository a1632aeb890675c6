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

/** Whether a message bears the bank's signature or is the bank's answer to our own question; `unsigned` is only a report. */
export type MessageProof = 'signed' | 'unsigned';

/** How sure a payment is: told by an unsigned message only; by a signed one or an answer; in the bank's file of the day. */
export type PaymentProof = 'reported' | 'confirmed' | 'settled';

/** The bank took this money for us. */
export interface BankConfirmed extends BankWord {
  readonly kind: 'confirmed';
  readonly transactionId: string;
  readonly proof: MessageProof;
  /** Bank time, ms since 1970. */
  readonly paidAtMs: number;
}

/** The bank gave this money back. It may come before the payment it reverses, and is then kept for it. */
export interface BankReversed extends BankWord {
  readonly kind: 'reversed';
  /** The id of the payment that is reversed. */
  readonly transactionId: string;
  readonly proof: MessageProof;
  readonly reversedAtMs: number;
}

/** A payment or its reversal in the bank's file of the day. The file has no transaction ids. */
export interface BankFileLineSeen extends BankWord {
  readonly kind: 'file-line';
  readonly movement: 'payment' | 'reversal';
  readonly fileId: string;
  readonly line: number;
  /** When the money came or went back, bank time. */
  readonly paidAtMs: number;
}

/** What the fold must know of a notice. */
export interface NoticeTerms {
  readonly ref1: string;
  readonly satang: number;
  /** End of the last day on which the amount is right, ms since 1970. */
  readonly validUntilMs: number;
  readonly isCancelled: boolean;
  /** Keys of payments that a person has decided about: given back, kept or counted for another notice. */
  readonly setAside?: ReadonlySet<string> | undefined;
}

/** One real payment, told by a message of the bank, by its file, or by both; only the file shows money that is in. */
export interface FoldedPayment {
  /** Made of what the bank said; the same in whatever order it was said. */
  readonly key: string;
  /** The line of the file that tells of the same payment. */
  readonly lineKey?: string;
  readonly bank: string;
  readonly satang: number;
  readonly paidAtMs: number;
  readonly evidence: 'message' | 'file' | 'both';
  readonly proof: PaymentProof;
  /** When the bank gave it back, bank time. */
  readonly reversedAtMs?: number;
}

/** How the money of a notice stands. Whatever is not plainly paid is for a person to decide; nothing is spread. */
export type NoticeMoney =
  | { readonly kind: 'unpaid' }
  /** Everything that was paid has been given back. */
  | { readonly kind: 'reversed' }
  /** Exactly the amount, once. */
  | { readonly kind: 'paid'; readonly by: FoldedPayment }
  /** Exactly the amount, but after the day on which the amount was right. */
  | { readonly kind: 'paid-late'; readonly by: FoldedPayment }
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
  JSON.stringify([
    event.ref1,
    event.satang,
    event.kind === 'reversed' ? event.reversedAtMs : event.paidAtMs,
    event.kind === 'file-line' ? event.movement : '',
  ]);

interface Distinct<E> {
  readonly events: readonly E[];
  readonly contradicted: readonly string[];
}

const isUnsigned = (event: PaymentEvent): boolean => event.kind !== 'file-line' && event.proof === 'unsigned';

/**
 * Each identity once. What the bank has signed counts before what came unsigned; of two contents the one that sorts first
 * is kept, so that order of arrival never counts.
 */
const distinct = <E extends PaymentEvent>(events: readonly E[]): Distinct<E> => {
  const byKey = new Map<string, E[]>();
  for (const event of events) {
    const key = paymentEventKey(event);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [event]);
    else known.push(event);
  }
  const kept: E[] = [];
  const contradicted: string[] = [];
  for (const [key, said] of byKey) {
    const signed = said.filter((event) => !isUnsigned(event));
    const believed = signed.length > 0 ? signed : said;
    const contents = new Set(believed.map(contentOf));
    const first = believed.toSorted((a, b) => (contentOf(a) < contentOf(b) ? -1 : 1))[0];
    if (first !== undefined) kept.push(first);
    if (contents.size > 1) contradicted.push(key);
  }
  return { events: kept, contradicted };
};

interface Timed {
  readonly key: string;
  readonly paidAtMs: number;
}

const byTime = (a: Timed, b: Timed): number =>
  a.paidAtMs - b.paidAtMs || (a.key === b.key ? 0 : a.key < b.key ? -1 : 1);

const inTimeOrder = <E extends Timed>(events: readonly E[]): readonly E[] => events.toSorted(byTime);

/** Pairs messages with lines of one bank and amount, both in order of time; gives the line's key by the message's. */
const pairKeys = (messages: readonly Timed[], lines: readonly Timed[]): ReadonlyMap<string, string> => {
  const paired = new Map<string, string>();
  let at = 0;
  for (const message of messages) {
    while ((lines[at]?.paidAtMs ?? Infinity) < message.paidAtMs - FILE_TIME_TOLERANCE_MS) at += 1;
    const line = lines[at];
    if (line === undefined || line.paidAtMs > message.paidAtMs + FILE_TIME_TOLERANCE_MS) continue;
    paired.set(message.key, line.key);
    at += 1;
  }
  return paired;
};

interface Sorted {
  readonly confirmed: Distinct<BankConfirmed>;
  readonly reversed: Distinct<BankReversed>;
  readonly lines: Distinct<BankFileLineSeen>;
}

/**
 * What the file says was given back: a line within a quarter of an hour of a reversal that a message told of is the same
 * one; any other takes back the latest payment before it that still stands. Gives what found no payment.
 */
const withFileReversals = (
  payments: readonly FoldedPayment[],
  lines: readonly Timed[],
): { readonly payments: readonly FoldedPayment[]; readonly waiting: number } => {
  const told = new Set<string>();
  const now = [...payments];
  let waiting = 0;
  for (const { paidAtMs: atMs } of lines) {
    const same = now.find(
      ({ key, reversedAtMs }) =>
        reversedAtMs !== undefined && !told.has(key) && Math.abs(reversedAtMs - atMs) <= FILE_TIME_TOLERANCE_MS,
    );
    const index = now.findLastIndex(({ reversedAtMs, paidAtMs }) => reversedAtMs === undefined && paidAtMs <= atMs);
    const latest = now[index];
    if (same) told.add(same.key);
    else if (latest) {
      told.add(latest.key);
      now[index] = { ...latest, reversedAtMs: atMs };
    } else waiting += 1;
  }
  return { payments: now, waiting };
};

/** Payments of one bank and one amount under the reference. */
const paymentsOfGroup = ({ confirmed, reversed, lines }: Sorted): Omit<FoldedMoney, 'state'> => {
  const messages = inTimeOrder(confirmed.events.map((event) => ({ ...event, key: paymentEventKey(event) })));
  const allLines = inTimeOrder(lines.events.map((event) => ({ ...event, key: paymentEventKey(event) })));
  const fileLines = allLines.filter(({ movement }) => movement === 'payment');
  const paired = pairKeys(messages, fileLines);
  const pairedLines = new Set(paired.values());
  const reversals = new Map(reversed.events.map((event) => [event.transactionId, event.reversedAtMs]));
  const known = new Set(messages.map(({ transactionId }) => transactionId));
  const waiting = [...reversals].filter(([transactionId]) => !known.has(transactionId)).map(([, atMs]) => atMs);
  const waitingInOrder = waiting.toSorted((a, b) => a - b);
  const fromMessages = messages.map(({ key, bank, satang, paidAtMs, transactionId, proof }): FoldedPayment => {
    const lineKey = paired.get(key);
    const reversedAtMs = reversals.get(transactionId);
    return {
      key,
      bank,
      satang,
      paidAtMs,
      ...(lineKey === undefined
        ? { evidence: 'message', proof: proof === 'signed' ? 'confirmed' : 'reported' }
        : { lineKey, evidence: 'both', proof: 'settled' }),
      ...(reversedAtMs === undefined ? {} : { reversedAtMs }),
    };
  });
  const fromFile = fileLines
    .filter(({ key }) => !pairedLines.has(key))
    .map(({ key, bank, satang, paidAtMs }): FoldedPayment => {
      // A reversal whose payment no message told about, and a payment only the file knows, are taken for one.
      const reversedAtMs = waitingInOrder.shift();
      const payment = { key, bank, satang, paidAtMs, evidence: 'file', proof: 'settled' } as const;
      return reversedAtMs === undefined ? payment : { ...payment, reversedAtMs };
    });
  const after = withFileReversals(
    [...fromMessages, ...fromFile].toSorted(byTime),
    allLines.filter(({ movement }) => movement === 'reversal'),
  );
  return { payments: after.payments, reversalsWaiting: waitingInOrder.length + after.waiting };
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
  const standing = payments.filter(
    ({ key, reversedAtMs }) => reversedAtMs === undefined && terms.setAside?.has(key) !== true,
  );
  if (standing.length === 0) {
    return { kind: payments.some(({ reversedAtMs }) => reversedAtMs !== undefined) ? 'reversed' : 'unpaid' };
  }
  const receivedSatang = sumOf(standing);
  if (terms.isCancelled) return { kind: 'paid-though-cancelled', receivedSatang };
  const by = standing.find(({ satang }) => satang === terms.satang);
  if (by === undefined) {
    if (receivedSatang < terms.satang) return { kind: 'underpaid', missingSatang: terms.satang - receivedSatang };
    if (receivedSatang > terms.satang) return { kind: 'overpaid', excessSatang: receivedSatang - terms.satang };
    return { kind: 'paid-in-parts' };
  }
  if (standing.length > 1) return { kind: 'duplicate', by, extraSatang: receivedSatang - terms.satang };
  return { kind: by.paidAtMs > terms.validUntilMs ? 'paid-late' : 'paid', by };
};

/**
 * The state of a notice's money from everything the banks said, in any order and any number of repetitions: the same
 * set of events always gives the same answer. Events of another reference count only where they
 * contradict one of ours; that the biller is one of the
 * office's is for whoever keeps the events. A message and a line
 * of the same bank, amount and time (within a quarter of an hour) are one payment.
 */
export const foldPayments = (terms: NoticeTerms, events: readonly PaymentEvent[]): FoldedMoney => {
  const ourKeys = new Set(events.filter(({ ref1 }) => ref1 === terms.ref1).map(paymentEventKey));
  const about = events.filter((event) => ourKeys.has(paymentEventKey(event)));
  const ours = <E extends PaymentEvent>(said: readonly E[]): Distinct<E> => {
    const once = distinct(said);
    return { ...once, events: once.events.filter(({ ref1 }) => ref1 === terms.ref1) };
  };
  const sorted: Sorted = {
    confirmed: ours(about.filter((event) => event.kind === 'confirmed')),
    reversed: ours(about.filter((event) => event.kind === 'reversed')),
    lines: ours(about.filter((event) => event.kind === 'file-line')),
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
