import { bytesHash } from '#shared/domain/content-hash.ts';
import { decodeBase64, encodeBase64 } from '#shared/lib/base64.ts';
import { bankFileIdFor } from '#shared/mutations/bank-files.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { aNotice } from '#test/builders/fee-rows.ts';
import { aMoneyCase, anUnknownPayment } from '#test/builders/money-rows.ts';
import { cancelNotice, noNotice, notOpen, refusalsOf, senseless, type Before, type Refusal } from './refusal.ts';

const noCase = { type: 'money-case-unknown', caseId: 'never' } as const;
const movedOn = (caseId: string, state: string) => ({ type: 'money-case-moved-on', caseId, state }) as const;
const gone = (caseId: string) => ({ type: 'payment-gone', caseId }) as const;
const givenBack =
  (id: string): Before =>
  (office) =>
    office.put('payment', { ...office.get('payment', id)!, reversedAt: '2026-11-23T05:00:00.000Z' });
const claimed: Before = (office) => {
  const outcome = { kind: 'matched', noticeId: 'notice-1' } as const;
  const state = { kind: 'closed', outcome, reason: 'จ่ายแทน', by: 'staff-2', at: '2026-11-23T02:30:00.000Z' } as const;
  const { openOn: _openOn, ...card } = aMoneyCase({ id: 'case-claimed', state, matchedNoticeId: 'notice-1' });
  office.put('moneyCase', card);
};

const cases: readonly Refusal[] = [
  ...refusalsOf('match-payment', {
    'a case that is not there': { with: { caseId: 'never' }, error: noCase },
    'a case about which a refund is proposed': {
      with: { caseId: 'case-2' },
      error: movedOn('case-2', 'refund-proposed'),
    },
    'money that the bank took back': { before: givenBack('payment-1'), error: gone('case-1') },
    'money that the file of the bank no longer tells of': {
      before: (office) => office.put('payment', anUnknownPayment({ withdrawnAt: '2026-11-23T05:00:00.000Z' })),
      error: gone('case-1'),
    },
    'a case about no money': {
      before: (office) => {
        const { paymentId: _payment, ...card } = aMoneyCase({ kind: 'contradicted' });
        office.put('moneyCase', card);
      },
      error: gone('case-1'),
    },
    'a notice that is not there': { with: { noticeId: 'never' }, error: noNotice },
    'a notice that is paid': { with: { noticeId: 'notice-paid' }, error: notOpen('notice-paid', 'paid') },
    'a satang less than the notice asks for': {
      before: (office) => office.put('payment', anUnknownPayment({ satang: 157_499 })),
      error: { type: 'case-amount-differs', expectedSatang: 157_500, satang: 157_499 },
    },
    'a notice that another payment was counted for': { before: claimed, error: notOpen('notice-1', 'paid') },
  }),
  ...refusalsOf('match-parts', {
    'a notice that is not there': { with: { noticeId: 'never' }, error: noNotice },
    'a notice that was cancelled': { before: cancelNotice, error: notOpen('notice-1', 'cancelled') },
    'a case that is not there': { with: { caseIds: ['case-first', 'never'] }, error: noCase },
    'a case about another reference': {
      with: { caseIds: ['case-first', 'case-1'] },
      error: { type: 'case-no-part', caseId: 'case-1', noticeId: 'notice-1' },
    },
    'one case twice': {
      with: { caseIds: ['case-first', 'case-first'] },
      error: senseless('caseIds', 'one case twice'),
    },
    'a part that the bank took back': { before: givenBack('part-second'), error: gone('case-second') },
    'parts that are a satang short': {
      before: (office) => office.put('payment', { ...office.get('payment', 'part-first')!, satang: 99_999 }),
      error: { type: 'case-amount-differs', expectedSatang: 157_500, satang: 157_499 },
    },
    'a notice that another payment was counted for': { before: claimed, error: notOpen('notice-1', 'paid') },
  }),
  ...refusalsOf('propose-refund', {
    'a case that is not there': { with: { caseId: 'never' }, error: noCase },
    'a case about which it is proposed': { with: { caseId: 'case-2' }, error: movedOn('case-2', 'refund-proposed') },
    'money that the bank took back': { before: givenBack('payment-1'), error: gone('case-1') },
  }),
  ...refusalsOf('decide-refund', {
    'a case that is not there': { with: { caseId: 'never' }, error: noCase },
    'a refund nobody proposed': { with: { caseId: 'case-1' }, error: movedOn('case-1', 'open') },
    'the person who proposed it': { by: 'staff-2', error: { type: 'refund-needs-another', caseId: 'case-2' } },
    'money that the bank took back': { before: givenBack('payment-1'), error: gone('case-2') },
  }),
  ...refusalsOf('keep-payment', {
    'a case that is not there': { with: { caseId: 'never' }, error: noCase },
    'a case about which a refund is proposed': {
      with: { caseId: 'case-2' },
      error: movedOn('case-2', 'refund-proposed'),
    },
  }),
];

const idOf = (file: ReturnType<typeof aBankFile>): string =>
  bankFileIdFor(bytesHash(decodeBase64(file.contentBase64) ?? new Uint8Array()));
const another = aBankFile([aBankFileLine({ satang: 1 })]);

const files: readonly Refusal[] = [
  ...refusalsOf('import-bank-file', {
    'what is no file at all': {
      with: { contentBase64: '***' },
      error: senseless('contentBase64', 'not base64'),
    },
    'a file of a single byte': {
      with: { contentBase64: encodeBase64(new TextEncoder().encode('X')) },
      error: { type: 'bank-file-refused', problems: [{ code: 'record-length-wrong', record: 1, column: 2 }] },
    },
    'a file with money of another biller': {
      with: aBankFile([aBankFileLine(), aBankFileLine({ billerId: '099999999999977' })]),
      error: { type: 'bank-file-of-others', record: 3 },
    },
    'a file of an office that receives no money': {
      with: { officeId: 'office-20' },
      error: { type: 'bank-file-of-others', record: 2 },
    },
    'the same file once more': {
      before: (office) => office.run('import-bank-file', aBankFile()),
      error: { type: 'bank-file-known', fileId: idOf(aBankFile()) },
    },
    'another file of the same day that names none to replace': {
      before: (office) => office.run('import-bank-file', another),
      error: { type: 'bank-file-day-taken', fileId: idOf(another) },
    },
    'another file of the same day that names a third': {
      with: { replacesId: 'file-of-another-day' },
      before: (office) => office.run('import-bank-file', another),
      error: { type: 'bank-file-day-taken', fileId: idOf(another) },
    },
  }),
];

const noSlip = { type: 'slip-unknown', slipId: 'never' } as const;
const slips: readonly Refusal[] = [
  ...refusalsOf('attach-slip', {
    'a text that is no slip': { with: { text: 'https://example.com' }, error: { type: 'slip-unreadable' } },
    'a notice that is not there': { with: { noticeId: 'never' }, error: noNotice },
  }),
  ...refusalsOf('attach-typed-slip', {
    'a notice that is not there': { with: { noticeId: 'never' }, error: noNotice },
  }),
  ...refusalsOf('ask-about-slip', {
    'a slip nobody showed': { with: { slipId: 'never' }, error: noSlip },
  }),
  ...refusalsOf('close-slip', {
    'a slip nobody showed': { with: { slipId: 'never' }, error: noSlip },
  }),
];

const signed: Before = (office) => office.run('sign-reconciliation', { on: '2026-11-20' });
const reconciliation: readonly Refusal[] = [
  ...refusalsOf('sign-reconciliation', {
    'a day that is not over': {
      with: { on: '2026-11-23' },
      error: { type: 'reconciliation-too-early', on: '2026-11-23' },
    },
    'a day that is signed': { before: signed, error: { type: 'reconciliation-signed', on: '2026-11-20' } },
    'a day with a case about no money': {
      before: (office) => {
        const { paymentId: _payment, ...card } = aMoneyCase({ kind: 'contradicted', openOn: '2026-11-20' });
        office.put('moneyCase', card);
      },
      error: { type: 'reconciliation-open', on: '2026-11-20', openCount: 1, differenceSatang: 0 },
    },
    'a day on which a message told of money that the file does not have': {
      before: (office) => {
        office.put('notice', aNotice({ id: 'notice-9', ref1: '1300000099' }));
        office.put('payment', anUnknownPayment({ paidOn: '2026-11-20', evidence: 'message', noticeId: 'notice-9' }));
      },
      error: { type: 'reconciliation-open', on: '2026-11-20', openCount: 1, differenceSatang: -157_500 },
    },
  }),
];

/** Every way in which cases of money, bank files, slips and the sign-off of a day are refused. */
export const moneyRefusals: readonly Refusal[] = [...cases, ...files, ...slips, ...reconciliation];
