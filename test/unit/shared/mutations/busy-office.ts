import { dayFigures, dayFiguresHash } from '#shared/domain/daily-close.ts';
import { dayCloseIdFor } from '#shared/mutations/daily-close.ts';
import { aConfirmedSchedule, aListedFee, aNotice, anUnverifiedSchedule } from '#test/builders/fee-rows.ts';
import { aCredit, aWaiver, paidYear } from '#test/builders/fee-office.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aMoneyCase, anUnknownPayment, anAskedSlip, aSlipLead } from '#test/builders/money-rows.ts';
import { putDisposals } from '#test/builders/record-series.ts';
import { aPaidNotice, aPayment, aReceipt, aReceiptBook } from '#test/builders/receipts.ts';
import { aRequest } from '#test/builders/requests.ts';

const issuedReceipt = aReceipt({ form: 'provisional', noticeId: 'notice-receipted', issuedBy: 'staff-clerk' });
export const usedBook = aReceiptBook({
  state: { ...aReceiptBook().state, nextSheet: 2, headHash: issuedReceipt.hash },
});

export const figuresOf = (day: string) => dayFigures({ day, payments: [], receipts: [] });

/** An office in which every example is accepted: one row of each state that a call asks for. */
export const busyOffice = async (): Promise<MemoryOffice> => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  office.put('feeSchedule', anUnverifiedSchedule());
  office.put('listedFee', aListedFee());
  office.put('feeWaiver', aWaiver());
  office.put('paidYear', paidYear);
  office.put('feeCredit', aCredit({ id: 'credit-1' }));
  const approvedBy = { proposedBy: 'staff-1', by: 'staff-2', at: '2026-11-23T03:00:00.000Z' };
  const approved = { kind: 'approved', outcome: { kind: 'refund', satang: 157_500 }, ...approvedBy } as const;
  office.put('feeCredit', aCredit({ id: 'credit-approved', state: approved }));
  office.put(
    'feeCredit',
    aCredit({
      id: 'credit-proposed',
      state: {
        kind: 'proposed',
        outcome: { kind: 'refund', satang: 1 },
        by: 'staff-2',
        at: '2026-11-20T02:00:00.000Z',
      },
    }),
  );
  office.put('notice', aNotice());
  office.put('payment', anUnknownPayment());
  office.put('slipLead', aSlipLead());
  office.put('slipLead', anAskedSlip());
  office.put('moneyCase', aMoneyCase());
  const proposed = { kind: 'refund-proposed', by: 'staff-2', at: '2026-11-23T02:00:00.000Z', reason: 'จ่ายซ้ำ' } as const;
  office.put('moneyCase', aMoneyCase({ id: 'case-2', state: proposed }));
  for (const [name, satang] of [
    ['first', 100_000],
    ['second', 57_500],
  ] as const) {
    const about = { ref1: '1300000017', noticeId: 'notice-1', satang };
    office.put('payment', anUnknownPayment({ id: `part-${name}`, keys: [`part-${name}`], ...about }));
    office.put(
      'moneyCase',
      aMoneyCase({ id: `case-${name}`, paymentId: `part-${name}`, kind: 'wrong-amount', ...about }),
    );
  }
  putDisposals(office);
  office.put('parkedScan', {
    id: 'parked-1',
    text: '4006381333931',
    occurredAt: '2026-11-20T02:00:00.000Z',
    actorId: 'staff-1',
    deviceId: 'pc-1',
  });
  office.put('labelBatch', {
    id: 'batch-1',
    runId: 'run-0',
    part: 0,
    folderIds: ['folder-1', 'folder-2'],
    target: { kind: 'pdf' },
    printedAt: '2026-11-20T02:00:00.000Z',
    actorId: 'staff-1',
    deviceId: 'pc-1',
    reprintIds: [],
    failedIds: [],
  });
  office.put('request', aRequest());
  office.put('receiptBook', usedBook);
  const closed = figuresOf('2026-11-20');
  office.put('dayClose', {
    id: dayCloseIdFor(closed.day),
    day: closed.day,
    figures: closed,
    hash: dayFiguresHash(closed),
    closedAt: '2026-11-20T10:00:00.000Z',
    closedBy: 'staff-finance',
    remittances: [],
  });
  office.put('receipt', issuedReceipt);
  for (const name of ['receipted', 'paid']) {
    const ref1 = name === 'paid' ? '1300000033' : '1300000041';
    office.put('notice', aPaidNotice({ id: `notice-${name}`, ref1 }));
    office.put('payment', aPayment({ id: `payment-${name}`, noticeId: `notice-${name}`, ref1 }));
  }
  office.put('exception', {
    id: 'card-1',
    kind: 'custody-overlap',
    causeIds: [],
    raisedAt: '2026-11-20T02:00:00.000Z',
  });
  office.put('exception', {
    id: 'overlap-1',
    kind: 'custody-overlap',
    folderId: 'folder-2',
    causeIds: [],
    raisedAt: '2026-11-20T02:00:00.000Z',
  });
  office.put('transfer', {
    id: 'transfer-1',
    destination: 'สอจ. นนทบุรี',
    sentOn: '2026-11-20',
    folderIds: ['folder-1'],
    createdAt: '2026-11-20T02:00:00.000Z',
    createdBy: 'staff-1',
  });
  office.put('registerDifference', {
    id: 'difference-1',
    factoryId: 'factory-1',
    field: 'officeStatus',
    officeValue: 'operating',
    registerValue: 'paused',
    foundAt: '2026-11-20T02:00:00.000Z',
  });
  await office.run('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' }, { id: 'earlier-scan' });
  await office.run('open-stock-take', { scope: { kind: 'place', locationId: 'shelf-1' } }, { id: 'count-1' });
  await office.run('end-stock-take-here', { stockTakeId: 'count-1', scans: 0 });
  await office.run('note-condition', { folderId: 'folder-1', condition: 'wet' }, { id: 'earlier-note' });
  return office;
};
