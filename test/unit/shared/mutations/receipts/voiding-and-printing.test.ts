import { beforeEach, describe, expect, test } from 'vitest';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aReceipt } from '#test/builders/receipts.ts';

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
  office.put('receipt', aReceipt({ issuedBy: 'staff-clerk', form: 'provisional' }));
});
const receipt = (id = 'receipt-1') => office.get('receipt', id)!;
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 3, minute)).toISOString();

describe('who may void a receipt of a clerk, issued on 23 November at nine', () => {
  const SAME_DAY = '2026-11-23T16:59:59.999Z';
  const NEXT_DAY = '2026-11-23T17:00:00.000Z';
  test.each([
    ['its issuer alone', 'staff-clerk', undefined, SAME_DAY, false],
    [
      'its issuer with a supervisor, the last millisecond of the day',
      'staff-clerk',
      'staff-supervisor',
      SAME_DAY,
      true,
    ],
    ['its issuer with an administrator', 'staff-clerk', 'staff-administrator', SAME_DAY, true],
    ['its issuer with finance, who is no head', 'staff-clerk', 'staff-finance', SAME_DAY, false],
    ['its issuer with nobody the office knows', 'staff-clerk', 'stranger', SAME_DAY, false],
    ['its issuer with a supervisor, after midnight in Thailand', 'staff-clerk', 'staff-supervisor', NEXT_DAY, false],
    [
      'its issuer with a supervisor, the day before by a clock set back',
      'staff-clerk',
      'staff-supervisor',
      '2026-11-22T16:59:59.999Z',
      false,
    ],
    ['the file room with a supervisor', 'staff-file-room', 'staff-supervisor', SAME_DAY, false],
    ['finance on the day', 'staff-finance', undefined, SAME_DAY, true],
    ['finance a month later', 'staff-finance', undefined, '2026-12-24T02:00:00.000Z', true],
    ['a supervisor', 'staff-supervisor', undefined, NEXT_DAY, true],
    ['an administrator', 'staff-administrator', undefined, NEXT_DAY, true],
  ])('%s', async (_who, actorId, approvedBy, occurredAt, isAllowed) => {
    const approval = approvedBy === undefined ? {} : { approvedBy };
    const args = { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'attached', ...approval } as const;
    const voided = await office.run('void-receipt', args, { actorId, occurredAt });

    expect(voided.ok).toBe(isAllowed);
    expect(receipt().state).toEqual(
      isAllowed
        ? { kind: 'void', reason: 'ชื่อผิด', paper: 'attached', voidedAt: occurredAt, voidedBy: actorId, ...approval }
        : { kind: 'standing' },
    );
  });

  test.each(['attached', 'not-printed', 'missing'] as const)('keeps where its paper is: %s', async (paper) => {
    await office.run('void-receipt', { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper });
    expect(receipt().state).toMatchObject({ paper });
  });

  test.each(['', '   ', 'ก'.repeat(301)])('needs a reason that says something (%j)', async (reason) => {
    expect(await office.run('void-receipt', { receiptId: 'receipt-1', reason, paper: 'attached' })).toMatchObject({
      error: { type: 'input-invalid', issues: [{ path: 'reason' }] },
    });
  });

  test('changes nothing that was printed', async () => {
    const { state: _before, ...printed } = receipt();
    await office.run('void-receipt', { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'attached' });
    expect(receipt()).toMatchObject(printed);
  });
});

describe('what left for the printer', () => {
  const print = (kind: 'original' | 'copy', minute: number, over: Partial<MutationEvent> = {}) =>
    office.run(
      'note-receipt-reprint',
      { receiptId: 'receipt-1', print: kind },
      { id: `print-${minute}`, occurredAt: at(minute), ...over },
    );
  const printed = () => ({
    original: receipt().printed?.at,
    copies: receipt().reprints.map(({ id }) => id),
  });

  test.each<readonly [string, readonly ('original' | 'copy')[], ReturnType<typeof printed>]>([
    ['nothing yet', [], { original: undefined, copies: [] }],
    ['the original', ['original'], { original: at(0), copies: [] }],
    ['the original and a copy', ['original', 'copy'], { original: at(0), copies: ['print-1'] }],
    ['two originals: the second one is a copy', ['original', 'original'], { original: at(0), copies: ['print-1'] }],
    ['a copy before its original', ['copy', 'original'], { original: at(1), copies: ['print-0'] }],
    ['copies alone', ['copy', 'copy'], { original: undefined, copies: ['print-0', 'print-1'] }],
  ])('%s', async (_about, kinds, expected) => {
    for (const [minute, kind] of kinds.entries()) await print(kind, minute);
    expect(printed()).toEqual(expected);
  });

  test.each(['original', 'copy'] as const)('noted twice (%s) is noted once', async (kind) => {
    await print(kind, 1);
    const once = receipt();
    await print(kind, 1);
    expect(receipt()).toEqual(once);
  });

  test('by two people at one instant is two prints', async () => {
    await print('original', 1);
    await print('original', 1, { id: 'other', actorId: 'staff-2' });
    expect(printed()).toEqual({ original: at(1), copies: ['other'] });
  });

  test('of a void receipt is noted like any other: the paper is out', async () => {
    await office.run('void-receipt', { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'missing' });
    await print('copy', 5);
    expect(printed().copies).toEqual(['print-5']);
  });
});

describe('the official number of a provisional receipt', () => {
  const type = (number: string, over: Partial<MutationEvent> = {}, receiptId = 'receipt-1') =>
    office.run('note-official-number', { receiptId, number }, over);
  const cards = () =>
    office
      .all('exception')
      .filter(({ kind, resolvedAt }) => kind === 'official-number-twice' && resolvedAt === undefined);
  const second = (over: Partial<ReceiptRow> = {}): void =>
    office.put('receipt', aReceipt({ id: 'receipt-2', number: '2570-0001-002', form: 'provisional', ...over }));

  test('is trimmed, and the last one counts', async () => {
    await type('  12/34 ');
    await type('12/35');
    expect(receipt().officialNumber).toBe('12/35');
    expect(receipt().officialNumbers.map(({ number }) => number)).toEqual(['12/34', '12/35']);
  });

  test('typed by the same call twice is typed once', async () => {
    await type('12/34', { id: 'typed' });
    const once = receipt();
    await type('12/34', { id: 'typed' });
    expect(receipt()).toEqual(once);
  });

  test('of its own, typed again, is no second receipt', async () => {
    await type('12/34');
    await type('12/34');
    expect(cards()).toEqual([]);
    expect(receipt().officialNumbers).toHaveLength(2);
  });

  test('that another standing receipt has is one card about both', async () => {
    second({ officialNumber: '12/34' });
    await type('12/34');
    expect(cards()).toMatchObject([{ factoryId: 'factory-1', causeIds: ['receipt-2', 'receipt-1'] }]);
  });

  test('that a void receipt had may be used again: its sheet was replaced', async () => {
    const state = { kind: 'void', reason: 'ผิด', paper: 'attached', voidedAt: at(0), voidedBy: 'staff-1' } as const;
    second({ officialNumber: '12/34', state });
    await type('12/34');
    expect(cards()).toEqual([]);
  });

  test('that another receipt had before it was corrected is free', async () => {
    second();
    await type('12/34', {}, 'receipt-2');
    await type('12/35', {}, 'receipt-2');
    await type('12/34');
    expect(cards()).toEqual([]);
  });

  test('differs by every sign, as it is printed', async () => {
    second({ officialNumber: '12/34' });
    for (const number of ['12/34ก', '1234', '๑๒/๓๔', '12-34']) await type(number);
    expect(cards()).toEqual([]);
  });
});
