import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { BankFileCalls } from '#data/bank-file-calls.ts';
import { err, ok } from '#shared/lib/result.ts';
import { aBankFileLine, bankFileBytes } from '#test/builders/bank-files.ts';
import { aSlipLead, SLIP } from '#test/builders/money-rows.ts';
import type { Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { inPieces, moneyRows, YESTERDAY } from './money-rows.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
const openArea = async (area: 'reconciliation' | 'cases'): Promise<void> => {
  await at('nav-payments').click();
  await at(`payments-${area}`).click();
  await expect.element(at(area === 'cases' ? 'money-cases' : 'money-days')).toBeVisible();
};
const rowOf = <T extends 'moneyCase' | 'reconciliationDay' | 'bankFile' | 'slipLead'>(table: T) => [
  ...stage.office.data.rows.all(table).values(),
];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(moneyRows());
  await logIn('อรุณี');
});
afterEach(() => stage.close());

describe('a day of money', () => {
  test('shows what notices, the bank and its file say, and what is open', async () => {
    await openArea('reconciliation');
    await expect.element(at(`money-day-${YESTERDAY}`)).toHaveTextContent('ค้าง 1 รายการ');
    await expect.element(at('day-payment-13700000000198')).toHaveTextContent('ไม่พบเลขอ้างอิง');
    await expect.element(at('day-payment-13700000000286')).toHaveTextContent('ตรงกันสามทาง');
    await expect.element(at('day-sign')).toBeDisabled();
    await picture('money-day');
    expect(await stage.violations()).toEqual([]);
  });

  test('that is even is signed off by the PIN of who is at work, and by no other', async () => {
    await openArea('reconciliation');
    await at('money-day-2026-11-20').click();
    await expect.element(at('day-sign')).toBeEnabled();
    await userEvent.keyboard('{F9}');
    await expect.element(at('sign-pin')).toHaveFocus();
    await picture('sign-day');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('9999{F9}');
    await expect.element(at('sign-dialog')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง');
    expect(rowOf('reconciliationDay')).toEqual([]);
    await at('sign-pin').fill('1234');
    await userEvent.keyboard('{F9}');

    await expect.element(at('money-day-2026-11-20')).toHaveTextContent('ลงนามแล้ว');
    expect(rowOf('reconciliationDay')).toMatchObject([{ on: '2026-11-20', signatures: [{ by: 'staff-2' }] }]);
  });
});

describe('the file of the bank', () => {
  const fileOf = (bytes: Uint8Array): File => new File([bytes.slice().buffer], 'KTB221126.txt');
  const line = aBankFileLine({
    ref1: '13700000000286',
    satang: 975_000,
    paidOn: YESTERDAY,
    paidAtMs: Date.parse('2026-11-22T10:00:00+07:00'),
  });

  test('is shown with its head and totals before anything is stored, and taken over by one key', async () => {
    await openArea('reconciliation');
    await userEvent.upload(at('bank-file-field'), fileOf(bankFileBytes([line], YESTERDAY)));

    await expect.element(at('bank-file-head')).toHaveTextContent('1 รายการ 9,750.00');
    expect(rowOf('bankFile')).toEqual([]);
    await picture('money-file');
    await userEvent.keyboard('{F8}');

    await expect.poll(() => rowOf('bankFile')).toMatchObject([{ effectiveOn: YESTERDAY, fileName: 'KTB221126.txt' }]);
  });

  test('is given out as the bank sent it, to who types their PIN, when the centre can be reached', async () => {
    stage.close();
    const bytes = bankFileBytes([line], YESTERDAY);
    const saved: [string, Uint8Array][] = [];
    let isOnline = false;
    const answer: BankFileCalls['bytes'] = async ({ proof }) => {
      if (!isOnline) return err({ type: 'offline' });
      return proof.pin === '1234' ? ok(bytes) : err({ type: 'pin-wrong' });
    };
    stage = await openOfficeStage(moneyRows(), {}, { bankFiles: { bytes: answer } });
    stage.services.host.files.save = async (...file) => {
      saved.push(file);
      return ok({ saved: true });
    };
    await logIn('อรุณี');
    await openArea('reconciliation');
    await userEvent.upload(at('bank-file-field'), fileOf(bytes));
    await expect.element(at('bank-file-import')).toBeEnabled();
    await userEvent.keyboard('{F8}');
    await at('bank-file-save-KTB221126.txt').click();
    await expect.element(at('save-bank-file-pin')).toHaveFocus();
    await expect.element(at('save-bank-file-now')).toBeDisabled();
    await userEvent.keyboard('1234');
    await expect.element(at('save-bank-file-now')).toBeEnabled();
    await userEvent.keyboard('{F8}');
    await expect.element(at('save-bank-file')).toHaveTextContent('ติดต่อศูนย์กลางไม่ได้');
    await picture('money-file-save');
    expect(await stage.violations()).toEqual([]);
    isOnline = true;
    await expect.element(at('save-bank-file-now')).toBeEnabled();
    await userEvent.keyboard('{F8}');

    await expect.poll(() => saved).toEqual([['KTB221126.txt', bytes]]);
    await expect.element(at('save-bank-file')).not.toBeInTheDocument();
    await picture('money-file-listed');
  });

  test('that was replaced stays listed under the one that counts, and is given out by the same PIN', async () => {
    stage.close();
    const [first, second] = [1, 2].map((cents) => bankFileBytes([{ ...line, satang: 975_000 + cents }], YESTERDAY));
    const asked: string[] = [];
    const saved: [string, Uint8Array][] = [];
    const answer: BankFileCalls['bytes'] = async ({ fileId }, sha256) => {
      asked.push(`${fileId} ${sha256}`);
      return ok(first!);
    };
    stage = await openOfficeStage(moneyRows(), {}, { bankFiles: { bytes: answer } });
    stage.services.host.files.save = async (...file) => {
      saved.push(file);
      return ok({ saved: true });
    };
    await logIn('อรุณี');
    await openArea('reconciliation');
    for (const [bytes, name] of [
      [first!, 'FIRST.txt'],
      [second!, 'SECOND.txt'],
    ] as const) {
      await userEvent.upload(at('bank-file-field'), new File([bytes.slice().buffer], name));
      await expect.element(at('bank-file-import')).toBeEnabled();
      await userEvent.keyboard('{F8}');
      await expect.element(at(`bank-file-${name}`)).toBeVisible();
    }
    await expect.element(at('replaced-file-FIRST.txt')).toHaveTextContent('ถูกแทนที่ด้วย SECOND.txt');
    const listed = [...at('files-of-day').element().children].map((each) => each.getAttribute('data-testid'));
    expect(listed).toEqual(['bank-file-SECOND.txt', 'replaced-file-FIRST.txt']);
    await picture('money-files-replaced');
    expect(await stage.violations()).toEqual([]);
    await at('replaced-file-save-FIRST.txt').click();
    await expect.element(at('save-bank-file-pin')).toHaveFocus();
    await userEvent.keyboard('1234');
    await expect.element(at('save-bank-file-now')).toBeEnabled();
    await userEvent.keyboard('{F8}');

    await expect.poll(() => saved).toEqual([['FIRST.txt', first]]);
    const replaced = rowOf('bankFile').find(({ fileName }) => fileName === 'FIRST.txt');
    expect(asked).toEqual([`${replaced?.id} ${replaced?.sha256}`]);
  });

  test('that was cut off is refused whole, with the place of every fault', async () => {
    await openArea('reconciliation');
    await userEvent.upload(at('bank-file-field'), fileOf(bankFileBytes([line], YESTERDAY).slice(0, 600)));

    await expect.element(at('bank-file-problems')).toHaveTextContent('record-length-wrong');
    await expect.element(at('bank-file-problems')).toHaveTextContent('บรรทัด 3');
    await picture('money-file-refused');
    expect(rowOf('bankFile')).toEqual([]);
  });
});

describe('money that fits no notice', () => {
  test('is matched with a notice of exactly its amount, the one with the similar reference first', async () => {
    await openArea('cases');
    await at('case-13700000000198').dblClick();
    await expect.element(at('case-dialog')).toHaveTextContent('ผู้ชำระ บร*** ตั***');
    await picture('money-case');
    await at('match-13700000000189').click();
    await expect.element(at('case-dialog')).toHaveTextContent('กรอกเหตุผลก่อน');
    await at('case-reason').fill('พิมพ์เลขสลับกัน');
    await at('match-13700000000189').click();

    await expect
      .poll(() => rowOf('moneyCase'))
      .toMatchObject([
        { matchedNoticeId: 'notice-1', state: { kind: 'closed', by: 'staff-2', reason: 'พิมพ์เลขสลับกัน' } },
      ]);
  });

  test('that came in pieces is counted together by a person, with the reason', async () => {
    stage.close();
    stage = await openOfficeStage([...moneyRows(), ...inPieces()]);
    await logIn('อรุณี');
    await openArea('cases');
    await at('case-13700000000189').first().dblClick();
    await expect.element(at('parts-together')).toHaveTextContent('9,750.00');
    await at('case-reason').fill('ลูกค้าโอนสองครั้ง');
    await expect.element(at('case-reason')).toHaveValue('ลูกค้าโอนสองครั้ง');
    await picture('money-parts');
    expect(await stage.violations()).toEqual([]);
    await at('match-parts').click();

    await expect.element(at('case-dialog')).not.toBeInTheDocument();
    const counted = rowOf('moneyCase').filter(({ id }) => id.startsWith('case-part'));
    const state = { kind: 'closed', outcome: { kind: 'matched' }, reason: 'ลูกค้าโอนสองครั้ง', by: 'staff-2' };
    expect(counted).toMatchObject([
      { matchedNoticeId: 'notice-1', state },
      { matchedNoticeId: 'notice-1', state },
    ]);

    // One decision was made, and one is shown, with both payments in it.
    await expect.element(at('decided-13700000000189')).toHaveTextContent('9,750.00');
    expect(at('decided-13700000000189').elements()).toHaveLength(1);
    await expect.element(at('decided-13700000000189')).toHaveTextContent('นับรวม 2 รายการเป็นใบแจ้ง 1370 0000 0001 89');
    await at('decided-13700000000189').dblClick();
    await expect.element(at('decided-payments')).toHaveTextContent('4,000.00');
    await expect.element(at('decided-payments')).toHaveTextContent('5,750.00');
    await expect.element(at('decision-dialog')).toHaveTextContent('ลูกค้าโอนสองครั้ง');
    await picture('money-decision');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(at('decision-dialog')).not.toBeInTheDocument();
    await picture('money-decisions');
  });

  test('is given back only when another person than the one who proposed it agrees', async () => {
    await openArea('cases');
    await at('case-13700000000198').dblClick();
    await at('case-reason').fill('จ่ายซ้ำ');
    await userEvent.keyboard('{F7}');
    await expect.poll(() => rowOf('moneyCase')).toMatchObject([{ state: { kind: 'refund-proposed', by: 'staff-2' } }]);

    await at('case-13700000000198').dblClick();
    await expect.element(at('case-dialog')).toHaveTextContent('ผู้เสนออนุมัติเองไม่ได้');
    const names = [...at('second-person').element().querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(names.slice(1)).toEqual(['วิชัย ทองสุข']);
    await expect.element(at('refund-approve')).toBeDisabled();
    await at('second-person').selectOptions('staff-3');
    await expect.element(at('refund-approve')).toBeDisabled();
    await at('second-person-pin').fill('9999');
    await userEvent.keyboard('{F8}');
    await expect.element(at('case-dialog')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง ยังไม่มีอะไรเปลี่ยน');
    expect(rowOf('moneyCase')).toMatchObject([{ state: { kind: 'refund-proposed' } }]);
    await picture('money-refund');

    await at('second-person-pin').fill('1234');
    await userEvent.keyboard('{F8}');
    await expect.element(at('money-cases')).toHaveTextContent('ไม่มีเงินที่รอตรวจสอบ');
    expect(rowOf('moneyCase')).toMatchObject([
      { state: { kind: 'closed', by: 'staff-3', outcome: { kind: 'refunded', proposedBy: 'staff-2' } } },
    ]);
    expect(stage.services.session.getState().actor?.id).toBe('staff-2');
  });

  test('asks for a badge and a PIN of the second person, and five wrong PINs lock it without giving money back', async () => {
    await stage.office.mutateAs('staff-3', { name: 'propose-refund', args: { caseId: 'case-p-2', reason: 'จ่ายซ้ำ' } });
    await openArea('cases');
    await at('case-13700000000198').dblClick();
    // The officer who is logged in comes into question, and still has to prove it: the PC may have been left alone.
    await expect.element(at('second-person')).toHaveValue('staff-2');
    await expect.element(at('refund-approve')).toBeDisabled();
    stage.scan(stage.office.data.rows.get('staff', 'staff-3')?.badgeCode ?? '');
    await expect.element(at('second-person')).toHaveValue('staff-2');
    await at('second-person').selectOptions('เลือกชื่อ หรือสแกนบัตร');
    stage.scan(stage.office.data.rows.get('staff', 'staff-2')?.badgeCode ?? '');
    await expect.element(at('second-person')).toHaveValue('staff-2');

    for (let time = 0; time < 5; time += 1) {
      await at('second-person-pin').fill('9999');
      await userEvent.keyboard('{F8}');
      await expect.element(at('second-person-pin')).toHaveValue('');
    }
    await expect.element(at('case-dialog')).toHaveTextContent('รอ 30 วินาที');
    await at('second-person-pin').fill('1234');
    await userEvent.keyboard('{F8}');
    await expect.element(at('second-person-pin')).toHaveValue('');
    expect(rowOf('moneyCase')).toMatchObject([{ state: { kind: 'refund-proposed' } }]);
    expect(await stage.violations()).toEqual([]);
  });
});

describe('a slip that a customer shows', () => {
  const attach = async (reference: string): Promise<void> => {
    stage.scan(SLIP);
    await expect.element(at('slip-dialog')).toHaveTextContent('BBL เลขรายการ 0002123123121200011');
    await at('slip-reference').fill(reference);
    await userEvent.keyboard('{F8}');
    await expect.element(at('slip-dialog')).not.toBeInTheDocument();
  };

  test('becomes a lead beside its notice, which stays unpaid', async () => {
    await attach('1370 0000 0001 89');

    expect(rowOf('slipLead')).toMatchObject([
      { bank: '002', shown: [{ noticeId: 'notice-1' }], state: { kind: 'open' } },
    ]);
    expect(stage.office.data.rows.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    await expect.element(at('slips')).toHaveTextContent('ไม่ทำให้ใบแจ้งเป็นชำระแล้ว');
    await picture('money-slips');
    expect(await stage.violations()).toEqual([]);
  });

  test('without a code is typed in, digits of either kind, and says which field cannot be read', async () => {
    await openArea('cases');
    await userEvent.keyboard('{F6}');
    await expect.element(at('typed-slip')).toBeVisible();
    await userEvent.keyboard('{F8}');
    await expect.element(at('typed-slip')).toHaveTextContent('พิมพ์เวลาเป็น ชั่วโมง:นาที');
    await picture('typed-slip-empty');
    await at('typed-slip-reference').fill('1370 0000 0001 89');
    await at('typed-slip-number').fill('a0154-321');
    await at('typed-slip-amount').fill('๙,๗๕๐');
    await at('typed-slip-day').fill('22/11/2569');
    await at('typed-slip-time').fill('๙.๐๕');
    await expect.element(at('typed-slip-time')).toHaveValue('๙.๐๕');
    await picture('typed-slip');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{F8}');

    await expect.element(at('slip-a0154-321')).toHaveTextContent('สลิปพิมพ์เอง เลขรายการ a0154-321 9,750.00');
    const typed = { satang: 975_000, paidOn: YESTERDAY, paidAtTime: '09:05' };
    expect(rowOf('slipLead')).toMatchObject([{ bank: 'typed', typed, shown: [{ noticeId: 'notice-1' }] }]);
    expect(stage.office.data.rows.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    await picture('typed-slip-listed');
  });

  test('is asked about at the bank by the date that stands on it, once', async () => {
    await attach('1370 0000 0001 89');
    const slip = '0002123123121200011';
    await at(`slip-day-${slip}`).fill('22/11/69');
    await at(`slip-ask-${slip}`).click();
    await expect.element(at(`slip-said-${slip}`)).toHaveTextContent('ถามธนาคารแล้ว เรื่องเงินวันที่ 22 พ.ย. 69');
    await expect.element(at(`slip-ask-${slip}`)).toBeDisabled();
    expect(rowOf('slipLead')).toMatchObject([
      { inquiry: { paidOn: '2026-11-22', noticeId: 'notice-1', by: 'staff-2' } },
    ]);
    await picture('money-slip-asked');
  });

  test('has what the bank said beside it: silence, no way to ask, nothing found, and found, which alone pays nothing', async () => {
    stage.close();
    const found = {
      kind: 'found',
      transactionId: 'T-1',
      ref1: '13700000000189',
      satang: 975_000,
      paidAt: '2026-11-22T03:00:00.000Z',
    } as const;
    const answers = [{ kind: 'no-answer' }, { kind: 'cannot-ask' }, { kind: 'not-found' }, found] as const;
    const at0 = '2026-11-22T02:00:00.000Z';
    const leads = answers.map((said, index): Filed => {
      const inquiry = { id: 'inquiry-1', noticeId: 'notice-1', paidOn: '2026-11-22', by: 'staff-2', at: at0 };
      const answered = { ...inquiry, answer: { at: at0, said } };
      return ['slipLead', aSlipLead({ id: `slip-${index}`, transRef: said.kind, inquiry: answered })];
    });
    stage = await openOfficeStage([...moneyRows(), ...leads]);
    await logIn('อรุณี');
    await openArea('cases');
    const words = ['ธนาคารไม่ตอบ', 'ยังถามธนาคารนี้ไม่ได้', 'ธนาคารไม่พบเงิน', 'ธนาคารตอบว่าได้รับ 9,750.00'];
    for (const [index, { kind }] of answers.entries())
      await expect.element(at(`slip-said-${kind}`)).toHaveTextContent(words[index] ?? '');
    expect(stage.office.data.rows.get('notice', 'notice-1')?.state).toEqual({ kind: 'issued' });
    at('slip-said-found').element().scrollIntoView();
    await picture('money-slip-answers');
    expect(await stage.violations()).toEqual([]);
  });

  test('shown again for another notice says that it was used before, and stays one lead with both', async () => {
    await attach('13700000000189');
    stage.scan(SLIP);
    await expect.element(at('slip-used')).toHaveTextContent('1370 0000 0001 89');
    await picture('money-slip-used');
    await userEvent.keyboard('{Escape}');
    await attach('13700000000383');

    expect(rowOf('slipLead')).toMatchObject([{ shown: [{ noticeId: 'notice-1' }, { noticeId: 'notice-other' }] }]);
    await expect.element(at('slips')).toHaveTextContent('แสดงกับหลายใบแจ้ง');
  });
});
