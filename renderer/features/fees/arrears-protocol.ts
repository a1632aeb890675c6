import type { ArrearsBatch } from '#data/arrears-batch.ts';
import type { ArrearsAnswer, ArrearsQuestion } from '#data/arrears-ledger.ts';
import type { ArrearsTerms } from '#shared/domain/arrears.ts';

/** What the page asks of the worker. */
export type ArrearsRequest =
  | { readonly kind: 'terms'; readonly terms: ArrearsTerms }
  | { readonly kind: 'batch'; readonly batch: ArrearsBatch }
  | { readonly kind: 'ask'; readonly number: number; readonly question: ArrearsQuestion };

/** What it answers; `workMs` is how long it took to count and sort. */
export interface ArrearsNews {
  /** Of the question; an answer to an earlier one is old news. */
  readonly number: number;
  readonly answer: ArrearsAnswer;
  readonly workMs: number;
}
