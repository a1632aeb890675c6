/** What two persons have decided about money that a waiver made too much, in satang. */
export type DecidedOutcome =
  | { readonly kind: 'refund'; readonly satang: number }
  | { readonly kind: 'set-off'; readonly satang: number; readonly owedSatang: number };

/** What the factory is still to be given back: a refund whole, of a set-off what the settled year did not take. */
export const payoutOf = (outcome: DecidedOutcome): number =>
  outcome.kind === 'refund' ? outcome.satang : outcome.satang - outcome.owedSatang;
