import { createArrearsLedger } from '#data/arrears-ledger.ts';
import type { ArrearsNews, ArrearsRequest } from './arrears-protocol.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ArrearsRequest>) => void) | null;
  postMessage(news: ArrearsNews, transfer: readonly Transferable[]): void;
}
declare const self: WorkerScope;

const ledger = createArrearsLedger();

self.onmessage = ({ data: request }) => {
  if (request.kind === 'terms') return ledger.setTerms(request.terms);
  if (request.kind === 'batch') return ledger.take(request.batch);
  const startMs = performance.now();
  const answer = ledger.answer(request.question);
  const { slots, years, oldestDueOn, feeSatang, surchargeSatang, doubts } = answer;
  const columns = [slots, years, oldestDueOn, feeSatang, surchargeSatang, doubts];
  self.postMessage(
    { number: request.number, answer, workMs: performance.now() - startMs },
    columns.map(({ buffer }) => buffer),
  );
};
