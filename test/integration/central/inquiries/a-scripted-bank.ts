import type { MoneyMessage } from '#central/services/banks/bank-adapter.ts';
import type {
  AskedPayment,
  BankInquiry,
  ClaimedPayment,
  InquiryAnswer,
} from '#central/services/inquiries/bank-inquiry.ts';
import { BILLER } from '#test/unit/central/banks/a-bank-call.ts';

/** A bank that answers what a test wants, and what it was asked. How banks are asked over the wire is tested elsewhere. */
export const aScriptedBank = () => {
  const asked: AskedPayment[] = [];
  const claimed: ClaimedPayment[] = [];
  const script: { answer: (transactionId: string) => InquiryAnswer } = {
    answer: () => ({ kind: 'unavailable', reason: 'no-answer' }),
  };
  const inquiry: BankInquiry = {
    ask: async (payment) => {
      asked.push(payment);
      return script.answer(payment.transactionId);
    },
    find: async (payment) => {
      claimed.push(payment);
      return script.answer(payment.transRef);
    },
  };
  return { inquiry, asked, claimed, script };
};
export type ScriptedBank = ReturnType<typeof aScriptedBank>;

/** The bank has this payment in its books. */
export const found = (over: Partial<MoneyMessage> = {}): InquiryAnswer => ({
  kind: 'found',
  message: {
    kind: 'confirmed',
    billerId: BILLER,
    transactionId: 'T-1',
    ref1: '1300000017',
    satang: 157_500,
    atMs: Date.parse('2026-11-22T01:59:00.000Z'),
    channel: 'inquiry',
    proof: 'signed',
    ...over,
  },
  rawBody: Buffer.from('{"the":"answer"}'),
});

export const NO_ANSWER: InquiryAnswer = { kind: 'unavailable', reason: 'no-answer' };
export const NOT_FOUND: InquiryAnswer = { kind: 'not-found' };
