import { contentHash } from './content-hash.ts';

/** A sum of money and how many it is made of. */
export interface Tally {
  readonly count: number;
  readonly satang: number;
}
/** A tally of everything with one name: a channel, a kind of fee, an officer. */
export interface NamedTally extends Tally {
  readonly name: string;
}

/** The figures of a day, as they are fixed when it is closed. */
export interface DayFigures {
  readonly day: string;
  /** What the bank took on the day and has not given back, by channel. */
  readonly received: readonly NamedTally[];
  /** What was receipted on the day and stands. */
  readonly receipted: {
    readonly byChannel: readonly NamedTally[];
    readonly byKind: readonly NamedTally[];
    readonly byOfficer: readonly NamedTally[];
    readonly total: Tally;
  };
  readonly voided: Tally;
  /** Money of the day that has no receipt yet. */
  readonly notReceipted: Tally;
}

/** A payment that the bank has confirmed, as a day's figures need it. */
export interface PaymentOfDay {
  readonly channel: string;
  readonly satang: number;
  readonly hasReceipt: boolean;
}

/** A receipt of the day. */
export interface ReceiptOfDay {
  /** Of several payments, that of the last. */
  readonly channel: string;
  /** Each payment with its own channel, where the receipt names them. */
  readonly payments?: readonly { readonly channel: string; readonly satang: number }[] | undefined;
  readonly issuedBy: string;
  readonly totalSatang: number;
  readonly items: readonly { readonly kind: string; readonly satang: number }[];
  readonly isVoid: boolean;
}

interface Entry {
  readonly name: string;
  readonly satang: number;
}

const tallyOf = (entries: readonly { readonly satang: number }[]): Tally => ({
  count: entries.length,
  satang: entries.reduce((sum, { satang }) => sum + satang, 0),
});

const byName = (entries: readonly Entry[]): readonly NamedTally[] =>
  [...new Set(entries.map(({ name }) => name))]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => ({ name, ...tallyOf(entries.filter((entry) => entry.name === name)) }));

const paidByChannel = ({ payments, channel, totalSatang }: ReceiptOfDay): readonly Entry[] =>
  (payments ?? [{ channel, satang: totalSatang }]).map(({ channel: name, satang }) => ({ name, satang }));

/**
 * The figures of a day from its payments and receipts, in whatever order these come. Voided receipts count apart; money
 * without a receipt is named, never left out.
 */
export const dayFigures = (of: {
  readonly day: string;
  readonly payments: readonly PaymentOfDay[];
  readonly receipts: readonly ReceiptOfDay[];
}): DayFigures => {
  const { day, payments, receipts } = of;
  const standing = receipts.filter(({ isVoid }) => !isVoid);
  const voided = receipts.filter(({ isVoid }) => isVoid);
  const sums = (list: readonly ReceiptOfDay[], nameOf: (receipt: ReceiptOfDay) => string): readonly Entry[] =>
    list.map((receipt) => ({ name: nameOf(receipt), satang: receipt.totalSatang }));
  return {
    day,
    received: byName(payments.map(({ channel, satang }) => ({ name: channel, satang }))),
    receipted: {
      byChannel: byName(standing.flatMap(paidByChannel)),
      byKind: byName(standing.flatMap(({ items }) => items.map(({ kind, satang }) => ({ name: kind, satang })))),
      byOfficer: byName(sums(standing, ({ issuedBy }) => issuedBy)),
      total: tallyOf(sums(standing, () => '')),
    },
    voided: tallyOf(sums(voided, () => '')),
    notReceipted: tallyOf(payments.filter(({ hasReceipt }) => !hasReceipt)),
  };
};

const plainTally = ({ name, count, satang }: NamedTally): { name: string; count: number; satang: number } => ({
  name,
  count,
  satang,
});
const plain = ({ count, satang }: Tally): { count: number; satang: number } => ({ count, satang });

/** The hash under which a day's figures are fixed: SHA-256 of their canonical JSON. */
export const dayFiguresHash = ({ day, received, receipted, voided, notReceipted }: DayFigures): string =>
  contentHash({
    day,
    received: received.map(plainTally),
    receipted: {
      byChannel: receipted.byChannel.map(plainTally),
      byKind: receipted.byKind.map(plainTally),
      byOfficer: receipted.byOfficer.map(plainTally),
      total: plain(receipted.total),
    },
    voided: plain(voided),
    notReceipted: plain(notReceipted),
  });

/** What the bank took on the day. */
export const receivedTotal = ({ received }: DayFigures): Tally => ({
  count: received.reduce((sum, { count }) => sum + count, 0),
  satang: received.reduce((sum, { satang }) => sum + satang, 0),
});

/** A figure that is another one now than when the day was closed: a reversal, a void or a late receipt. */
export interface DayDifference {
  readonly figure: 'received' | 'receipted' | 'voided' | 'not-receipted';
  /** Which part of the figure; absent for the whole of it. */
  readonly part?: { readonly by: 'channel' | 'kind' | 'officer'; readonly name: string };
  readonly fixed: Tally;
  readonly now: Tally;
}

const NOTHING: Tally = { count: 0, satang: 0 };
const isSame = (a: Tally, b: Tally): boolean => a.satang === b.satang && a.count === b.count;

type Part = NonNullable<DayDifference['part']>;

const partDifferences = (
  of: { readonly figure: DayDifference['figure']; readonly by: Part['by'] },
  fixed: readonly NamedTally[],
  now: readonly NamedTally[],
): readonly DayDifference[] => {
  const tallyIn = (tallies: readonly NamedTally[], name: string): Tally => {
    const found = tallies.find((tally) => tally.name === name);
    return found ? plain(found) : NOTHING;
  };
  return [...new Set([...fixed, ...now].map(({ name }) => name))]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => ({ name, fixed: tallyIn(fixed, name), now: tallyIn(now, name) }))
    .filter((pair) => !isSame(pair.fixed, pair.now))
    .map((pair) => ({ figure: of.figure, part: { by: of.by, name: pair.name }, fixed: pair.fixed, now: pair.now }));
};

/**
 * What differs between the fixed figures and those of now, each whole before its parts; the fixed ones never change. Money
 * that only went from one channel or officer to another differs in its parts alone.
 */
export const dayDifferences = (fixed: DayFigures, now: DayFigures): readonly DayDifference[] => {
  const whole = (figure: DayDifference['figure'], before: Tally, after: Tally): readonly DayDifference[] =>
    isSame(before, after) ? [] : [{ figure, fixed: plain(before), now: plain(after) }];
  const receipted = (by: Part['by'], tallies: 'byChannel' | 'byKind' | 'byOfficer'): readonly DayDifference[] =>
    partDifferences({ figure: 'receipted', by }, fixed.receipted[tallies], now.receipted[tallies]);
  return [
    ...whole('received', receivedTotal(fixed), receivedTotal(now)),
    ...partDifferences({ figure: 'received', by: 'channel' }, fixed.received, now.received),
    ...whole('receipted', fixed.receipted.total, now.receipted.total),
    ...receipted('channel', 'byChannel'),
    ...receipted('kind', 'byKind'),
    ...receipted('officer', 'byOfficer'),
    ...whole('voided', fixed.voided, now.voided),
    ...whole('not-receipted', fixed.notReceipted, now.notReceipted),
  ];
};
