/** What a bank asks before it takes money. Without an amount it asks how much is due. */
export interface PaymentQuestion {
  readonly billerId: string;
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly satang?: number | undefined;
}

/** What the answer depends on. */
export interface PaymentFacts {
  /** The biller of the office; undefined while it has none. */
  readonly billerId: string | undefined;
  /** The notice with that ref1; undefined when there is none. */
  readonly notice: NoticeToPay | undefined;
  /** The calendar day in Thailand, ISO. */
  readonly todayOn: string;
}

/** A notice as far as a bank may know it. */
export interface NoticeToPay {
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly totalSatang: number;
  /** Last day on which the amount is right, ISO. */
  readonly validUntilOn: string;
  readonly state: { readonly kind: 'issued' | 'cancelled' | 'paid' };
}

/** The answer to a bank. Only `ok` lets the money move. */
export type PaymentAnswer =
  | { readonly kind: 'ok'; readonly satang: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'already-paid' }
  /** The notice was cancelled. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong-amount'; readonly expectedSatang: number };

/**
 * Whether a bank may take this payment now. It is the only thing that stops a stale amount, a second payment or the
 * payment of a cancelled notice before the money moves; afterwards there are only cards and refunds. A wrong biller and
 * a wrong ref2 answer as if there were no such notice, and nothing but the amount of a payable notice is ever told.
 * Source: the verify step of the two-step billing of two banks (their texts read second-hand, unverified).
 */
export const validatePayment = (question: PaymentQuestion, facts: PaymentFacts): PaymentAnswer => {
  const { billerId, notice, todayOn } = facts;
  if (notice === undefined || billerId === undefined || question.billerId !== billerId) return { kind: 'not-found' };
  if (notice.ref1 !== question.ref1 || (notice.ref2 ?? '') !== (question.ref2 ?? '')) return { kind: 'not-found' };
  if (notice.state.kind === 'paid') return { kind: 'already-paid' };
  if (notice.state.kind === 'cancelled') return { kind: 'closed' };
  if (todayOn > notice.validUntilOn) return { kind: 'expired' };
  if (question.satang !== undefined && question.satang !== notice.totalSatang) {
    return { kind: 'wrong-amount', expectedSatang: notice.totalSatang };
  }
  return { kind: 'ok', satang: notice.totalSatang };
};
