/** A payment of a day as the three records have it: the notices, the bank's messages, the bank's file. */
export interface DayPayment {
  readonly id: string;
  readonly ref1: string;
  readonly satang: number;
  readonly paidAt: string;
  readonly evidence: 'message' | 'file' | 'both';
  /** The bank gave it back, or the file that alone told of it was replaced. */
  readonly isGone: boolean;
  /** `paying` a notice; `decided` about by a person; still `open`, and why. */
  readonly standing:
    { readonly kind: 'paying' } | { readonly kind: 'decided' } | { readonly kind: 'open'; readonly because: DayDoubt };
}

/** Why a payment waits for a person. */
export type DayDoubt = 'unknown-reference' | 'amount-differs' | 'duplicate' | 'reversed' | 'other';

/** What comparing the three records says about one payment. */
export type DayFinding =
  | 'matched'
  /** In the file, but no message came; the file is the stronger proof, so it stands. */
  | 'missing-callback'
  /** A message came, but the file does not have it: the money may not be there. */
  | 'missing-in-file'
  | 'decided'
  | DayDoubt;

/** One payment with what was found. `isOpen`: the day cannot be signed off while it stands. */
export interface DayRow {
  readonly payment: DayPayment;
  readonly finding: DayFinding;
  readonly isOpen: boolean;
}

/** What each record adds up to, and what is left over. */
export interface DayTotals {
  readonly count: number;
  /** Money that pays notices. */
  readonly noticeSatang: number;
  /** Money a person has decided about: given back or kept. */
  readonly decidedSatang: number;
  readonly callbackSatang: number;
  readonly fileSatang: number;
  /** The file less what notices and decisions account for. */
  readonly differenceSatang: number;
}

/** A day compared three ways. It is even when nothing is open and the difference is nothing. */
export interface ReconciledDay {
  readonly rows: readonly DayRow[];
  readonly totals: DayTotals;
  readonly openCount: number;
  readonly isEven: boolean;
}

const sumOf = (payments: readonly DayPayment[]): number => payments.reduce((sum, { satang }) => sum + satang, 0);

/** References that a message and the file name with different amounts: each half alone would look like something missing. */
const referencesApart = (payments: readonly DayPayment[]): ReadonlySet<string> => {
  const half = (evidence: DayPayment['evidence']): ReadonlySet<string> =>
    new Set(payments.filter((one) => !one.isGone && one.evidence === evidence).map(({ ref1 }) => ref1));
  const inFile = half('file');
  return new Set([...half('message')].filter((ref1) => ref1 !== '' && inFile.has(ref1)));
};

const findingOf = (payment: DayPayment, apart: ReadonlySet<string>): DayFinding => {
  const { standing, evidence } = payment;
  if (standing.kind === 'open') return standing.because;
  if (payment.isGone) return 'reversed';
  if (apart.has(payment.ref1) && evidence !== 'both') return 'amount-differs';
  if (evidence === 'message') return 'missing-in-file';
  if (standing.kind === 'decided') return 'decided';
  return evidence === 'file' ? 'missing-callback' : 'matched';
};

const isOpen = (finding: DayFinding, { standing }: DayPayment): boolean =>
  standing.kind === 'open' || finding === 'missing-in-file' || finding === 'amount-differs';

/** By time, then id, so that the same day always reads the same. */
const byTime = (a: DayPayment, b: DayPayment): number =>
  a.paidAt === b.paidAt ? (a.id < b.id ? -1 : 1) : a.paidAt < b.paidAt ? -1 : 1;

/**
 * Compares a day's money three ways: what the notices are paid by, what the bank's messages told, what its file has. Money
 * that the bank gave back adds nothing. Nothing is netted: one payment too many and one too few are two open rows.
 * Source: design consequence of two-step billing with an end-of-day file; no law prescribes the form (unverified).
 */
export const reconcileDay = (payments: readonly DayPayment[]): ReconciledDay => {
  const apart = referencesApart(payments);
  const rows = payments.toSorted(byTime).map((payment): DayRow => {
    const finding = findingOf(payment, apart);
    return { payment, finding, isOpen: isOpen(finding, payment) };
  });
  const standing = payments.filter(({ isGone }) => !isGone);
  const noticeSatang = sumOf(standing.filter((one) => one.standing.kind === 'paying'));
  const decidedSatang = sumOf(standing.filter((one) => one.standing.kind === 'decided'));
  const callbackSatang = sumOf(standing.filter(({ evidence }) => evidence !== 'file'));
  const fileSatang = sumOf(standing.filter(({ evidence }) => evidence !== 'message'));
  const differenceSatang = fileSatang - noticeSatang - decidedSatang;
  const openCount = rows.filter((row) => row.isOpen).length;
  return {
    rows,
    totals: { count: standing.length, noticeSatang, decidedSatang, callbackSatang, fileSatang, differenceSatang },
    openCount,
    isEven: openCount === 0 && differenceSatang === 0,
  };
};
