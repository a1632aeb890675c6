import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { ok } from '#shared/lib/result.ts';
import { lendingRows } from './lending-rows.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let printed: string[];

/** One more is lent, which nobody ever gave a place. */
const lendHomeless = async (): Promise<void> => {
  const { data } = stage.office;
  const folder = { id: 'folder-17', code: makeScanCode('folder', '13', 17), series: 'factory', subjectId: 'factory-1' };
  await data.mutate('register-folders', { folders: [{ ...folder, volume: 9 }] });
  const loan = { folderId: 'folder-17', borrowerId: 'staff-4', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-03' };
  expect((await data.mutate('check-out-folder', loan)).ok).toBe(true);
};

const openLoans = async (): Promise<void> => {
  await at('nav-loans').click();
  await expect.element(at('loans-page')).toBeVisible();
};
const choose = (folderId: string) => at(`loan-${stage.office.data.rows.get('folder', folderId)!.code}`).click();
const custody = (folderId: string) => stage.office.data.rows.get('folder', folderId)!.custody;
const codeOf = (folderId: string): string => stage.office.data.rows.get('folder', folderId)!.code;
const badgeOf = (staffId: string): string => stage.office.data.rows.get('staff', staffId)!.badgeCode;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage(lendingRows());
  printed = [];
  Object.assign(stage.services.host.print, {
    dialog: async (html: string) => {
      printed.push(html);
      return ok();
    },
  });
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

describe('the list of loans', () => {
  test('has the latest on top, and says how late', async () => {
    await logIn();
    await openLoans();

    await expect.element(at('loans-view-on-loan')).toHaveTextContent('ยืมอยู่ 6');
    await expect.element(at('loans-view-overdue')).toHaveTextContent('เกินกำหนด 3');
    await expect.element(at('loan-table').getByRole('row').nth(1)).toHaveTextContent('11 วัน');
    expect(await stage.violations()).toEqual([]);
  });

  test('takes the chosen folder back by F7, chosen by scanning it', async () => {
    await logIn();
    await openLoans();
    stage.scan(codeOf('folder-11'));
    await expect.element(at('loan-take-back')).toBeEnabled();
    await userEvent.keyboard('{F7}');

    await expect.poll(() => custody('folder-11')).toMatchObject({ kind: 'at-location', locationId: 'shelf-1' });
    await expect.element(at('loans-view-on-loan')).toHaveTextContent('ยืมอยู่ 5');
  });

  test('takes several back by one press, scanned one after the other or marked by the space bar', async () => {
    await logIn();
    await openLoans();
    stage.scan(codeOf('folder-12'));
    await expect.element(at(`mark-${codeOf('folder-12')}`)).toBeChecked();
    await choose('folder-15');
    await expect.element(at(`loan-${codeOf('folder-15')}`)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard(' ');
    await expect.element(at(`mark-${codeOf('folder-15')}`)).toBeChecked();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(at(`loan-${codeOf('folder-16')}`)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard(' ');
    await expect.element(at('loan-take-back')).toHaveTextContent('รับคืน 3 แฟ้ม');
    await expect.element(at('loan-pass-on')).toBeDisabled();
    expect(await stage.violations()).toEqual([]);
    await picture('loans-marked');
    await userEvent.keyboard('{F7}');

    await expect.element(at('returned').getByRole('listitem')).toHaveLength(3);
    expect(['folder-12', 'folder-15', 'folder-16'].map((id) => custody(id).kind)).toEqual(
      Array.from({ length: 3 }, () => 'at-location'),
    );
    await expect.element(at('loans-view-on-loan')).toHaveTextContent('ยืมอยู่ 3');
    await expect.element(at('returned')).toHaveTextContent('ห้อง A · ตู้ 03 · ชั้น 2');
    expect(await stage.violations()).toEqual([]);
    await picture('loans-returned');
  });

  test('undoes what was taken back together, but not for a folder that has moved since', async () => {
    await logIn();
    const loan = { borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-11-30' };
    await stage.office.data.mutate('check-out-folder', { folderId: 'folder-1', ...loan });
    await stage.office.data.mutate('check-out-folder', { folderId: 'folder-3', ...loan });
    await openLoans();
    stage.scan(codeOf('folder-1'));
    stage.scan(codeOf('folder-3'));
    await expect.element(at('loan-take-back')).toHaveTextContent('รับคืน 2 แฟ้ม');
    await userEvent.keyboard('{F7}');
    await expect.element(at('returned')).toBeVisible();
    const since = { ...loan, folderId: 'folder-3', borrowerId: 'staff-3' };
    await stage.office.mutateAs('staff-3', { name: 'check-out-folder', args: since });
    await userEvent.keyboard('{Control>}z{/Control}');

    await expect.element(at('returned')).not.toBeInTheDocument();
    expect(custody('folder-1')).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-2', dueOn: '2026-11-30' });
    expect(custody('folder-3')).toMatchObject({ kind: 'on-loan', borrowerId: 'staff-3' });
    await expect.element(at('toasts')).toHaveTextContent('1 แฟ้มมีการเคลื่อนย้ายหลังจากนั้นแล้ว');
    const history = await stage.office.data.movementsOf('folder-3');
    expect(history.some(({ kind }) => kind === 'undo')).toBe(false);
    await expect.element(at(`mark-${codeOf('folder-1')}`)).not.toBeChecked();
  });

  test('says which go to a shelf and which to somebody who waits; what has no place of its own stays lent', async () => {
    await logIn();
    await lendHomeless();
    const wanted = { folderIds: ['folder-13'], requesterId: 'staff-3', urgency: 'normal' } as const;
    expect((await stage.office.data.mutate('request-folders', wanted)).ok).toBe(true);
    await openLoans();
    for (const id of ['folder-13', 'folder-14', 'folder-17']) stage.scan(codeOf(id));
    await expect.element(at('loan-take-back')).toHaveTextContent('รับคืน 3 แฟ้ม');
    await userEvent.keyboard('{F7}');

    await expect.element(at(`returned-${codeOf('folder-13')}`)).toHaveTextContent('มีผู้รอแฟ้มนี้');
    await expect.element(at(`returned-${codeOf('folder-14')}`)).toHaveTextContent('ห้อง A · ตู้ 03 · ชั้น 2');
    await expect.element(at('toasts')).toHaveTextContent('1 แฟ้มยังไม่มีที่ประจำ');
    expect(custody('folder-17').kind).toBe('on-loan');
    await expect.element(at(`mark-${codeOf('folder-17')}`)).toBeChecked();
  });

  test('prints the loan card with the fields of the regulation by F6', async () => {
    await logIn();
    await openLoans();
    await choose('folder-11');
    await userEvent.keyboard('{F6}');

    await expect.poll(() => printed.length).toBe(1);
    for (const words of ['บัตรยืมหนังสือ', 'อรุณี ศรีสมบูรณ์', 'ตรวจโรงงานประจำปี', '12 พฤศจิกายน 2569', 'ผู้อนุญาต', 'ผู้ส่งคืน']) {
      expect(printed[0]).toContain(words);
    }
  });
});

describe('passing on', () => {
  const passOn = async (): Promise<void> => {
    await openLoans();
    await choose('folder-14');
    await userEvent.keyboard('{F8}');
    await expect.element(at('pass-on-receiver')).toHaveFocus();
    stage.scan(badgeOf('staff-1'));
    await expect.element(at('pass-on-receiver')).toHaveValue('สมศรี ใจดี');
    await userEvent.keyboard('{F8}');
    await expect.element(at('pass-on-dialog')).not.toBeInTheDocument();
  };

  test('waits for the receiver, who takes it over with one press', async () => {
    await logIn();
    await passOn();
    expect(custody('folder-14')).toMatchObject({ borrowerId: 'staff-4', passing: { toId: 'staff-1' } });

    await at('loans-view-passing').click();
    await expect.element(at('passing-mine')).toHaveTextContent('จาก ประสิทธิ์ วงศ์ทอง ถึง สมศรี ใจดี');
    await at(`acknowledge-${codeOf('folder-14')}`).click();

    await expect.poll(() => custody('folder-14')).toMatchObject({ borrowerId: 'staff-1', dueOn: '2026-11-30' });
  });

  test('keeps the keys while its button is disabled by its own work, and gives the focus back to it afterwards', async () => {
    await logIn();
    await openLoans();
    await choose('folder-14');
    await userEvent.keyboard('{F8}');
    await expect.element(at('pass-on-receiver')).toHaveFocus();
    const button = at('pass-on-confirm').element();
    if (!(button instanceof HTMLButtonElement)) throw new Error('a button');
    button.focus();

    button.disabled = true;
    await expect.element(at('pass-on-dialog')).toHaveFocus();
    button.disabled = false;
    await expect.element(at('pass-on-confirm')).toHaveFocus();
    button.disabled = true;
    await expect.element(at('pass-on-dialog')).toHaveFocus();
    await userEvent.keyboard('{Escape}');

    await expect.element(at('pass-on-dialog')).not.toBeInTheDocument();
  });

  test('is acknowledged on a colleague’s PC by the receiver’s badge and the folder', async () => {
    await logIn('อรุ');
    await passOn();
    await at('loans-view-passing').click();
    await expect.element(at('passing-others')).toBeVisible();
    stage.scan(codeOf('folder-14'));
    expect(custody('folder-14')).toMatchObject({ borrowerId: 'staff-4' });

    stage.scan(badgeOf('staff-1'));
    stage.scan(codeOf('folder-14'));
    await expect.poll(() => custody('folder-14')).toMatchObject({ borrowerId: 'staff-1' });
  });
});

describe('reminding', () => {
  test('writes one memo a borrower in one document, and keeps that they were reminded', async () => {
    await logIn();
    await openLoans();
    await at('loans-view-overdue').click();
    await userEvent.keyboard('{F4}');
    await expect.element(at('remind-dialog')).toBeVisible();
    await userEvent.fill(at('remind-letter'), 'ปท 0033/457');
    await userEvent.keyboard('{F6}');

    await expect.element(at('remind-dialog')).not.toBeInTheDocument();
    expect(printed).toHaveLength(1);
    expect(printed[0]!.match(/บันทึกข้อความ/g)).toHaveLength(2);
    expect(printed[0]).toContain('ปท 0033/457');
    expect([...stage.office.data.rows.all('loanReminder').values()]).toMatchObject([
      { borrowerId: 'staff-2', folderIds: ['folder-11', 'folder-12'], letterNumber: 'ปท 0033/457' },
      { borrowerId: 'staff-4', folderIds: ['folder-13'] },
    ]);
    await expect.element(at(`loan-${codeOf('folder-11')}`)).toHaveTextContent('23 พ.ย. 69');
  });
});

describe('sending to another office', () => {
  test('gathers folders by scanning and typing, records them, and prints the manifest', async () => {
    await logIn();
    await openLoans();
    await at('loans-view-transfers').click();
    await userEvent.keyboard('{Insert}');
    await expect.element(at('transfer-destination')).toHaveFocus();
    await userEvent.keyboard('สำนักงานอุตสาหกรรมจังหวัดนนทบุรี');
    stage.scan(codeOf('folder-3'));
    await userEvent.fill(at('transfer-add'), 'โลหะ');
    await userEvent.click(at('transfer-add'));
    await userEvent.keyboard('{Enter}');
    await expect.element(at('transfer-folders').getByRole('listitem').nth(2)).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');

    await expect.element(at('transfer-dialog')).not.toBeInTheDocument();
    expect(custody('folder-1').kind).toBe('away');
    await userEvent.keyboard('{F6}');
    await expect.poll(() => printed.length).toBe(1);
    expect(printed[0]).toContain('บัญชีส่งมอบแฟ้มเอกสาร');
    await userEvent.keyboard('{F7}');
    await expect.element(at('received-dialog')).toBeVisible();
    await userEvent.keyboard('{F7}');
    await expect.element(at('transfer-table')).toHaveTextContent('ปลายทางรับ 23 พ.ย. 69');
  });
});

describe('lending at the counter', () => {
  const openFactory = async (): Promise<void> => {
    await page.getByTestId('search-box').click();
    await userEvent.keyboard('ตัวอย่างโลหะ{Enter}');
    await expect.element(at('factory-page')).toBeVisible();
    await userEvent.keyboard('{F2}');
    await expect.element(at('lend-borrower')).toHaveFocus();
  };

  test('lends all volumes together, borrower and approver by their badges', async () => {
    await logIn();
    await openFactory();
    stage.scan(badgeOf('staff-4'));
    stage.scan(badgeOf('staff-3'));
    await at('lend-volumes').getByRole('checkbox').first().click();
    await userEvent.keyboard('{F2}');

    await expect.element(at('lend-dialog')).not.toBeInTheDocument();
    expect([custody('folder-1'), custody('folder-2')]).toMatchObject([
      { borrowerId: 'staff-4' },
      { borrowerId: 'staff-4' },
    ]);
    const [loan] = await stage.office.data.movementsOf('folder-2');
    expect(loan).toMatchObject({ approverId: 'staff-3', dueOn: '2026-11-30' });
  });

  test('over the limit asks a supervisor for a reason and the PIN, and keeps both names', async () => {
    await logIn('วิ');
    await openLoans();
    await at('loan-policy').click();
    await userEvent.fill(at('policy-max'), '2');
    await userEvent.fill(at('policy-days'), '14');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('policy-dialog')).not.toBeInTheDocument();
    await at('nav-counter').click();
    stage.services.session.getState().signOut('confirmed');
    await logIn();
    await openFactory();
    stage.scan(badgeOf('staff-4'));
    await expect.element(at('lend-over-limit')).toHaveTextContent('รวมเป็น 3 แฟ้ม เกินที่กำหนดไว้ 2 แฟ้ม');
    await userEvent.keyboard('{F2}');
    await expect.element(page.getByText('ใส่เหตุผล', { exact: true })).toBeVisible();

    await userEvent.fill(at('lend-reason'), 'ตรวจร่วมกับ กรอ.');
    await userEvent.click(at('lend-supervisor'));
    await userEvent.keyboard('วิชัย{ArrowDown}{Enter}');
    await userEvent.fill(at('lend-supervisor-pin'), '9999');
    await userEvent.keyboard('{F2}');
    await expect.element(page.getByText('รหัส PIN ไม่ถูกต้อง')).toBeVisible();
    await userEvent.fill(at('lend-supervisor-pin'), '1234');
    await userEvent.keyboard('{F2}');

    await expect.element(at('lend-dialog')).not.toBeInTheDocument();
    const [loan] = await stage.office.data.movementsOf('folder-1');
    expect(loan).toMatchObject({
      override: { reason: 'ตรวจร่วมกับ กรอ.', byId: 'staff-3' },
      actorId: 'staff-1',
      dueOn: '2026-12-07',
    });
    expect([...stage.office.data.rows.all('exception').values()]).toEqual([]);
  });

  test('shows the folder’s whole history, what was undone struck through', async () => {
    const { data } = stage.office;
    await logIn();
    const lent = await data.mutate('check-out-folder', {
      folderId: 'folder-1',
      borrowerId: 'staff-4',
      purpose: 'ตรวจโรงงาน',
      dueOn: '2026-12-01',
      approverId: 'staff-3',
    });
    expect(lent.ok).toBe(true);
    await data.mutate('undo-movement', { folderId: 'folder-1', movementId: lent.ok ? lent.value.id : '' });
    await data.mutate('move-folder', { folderId: 'folder-1', locationId: 'shelf-1' });
    await page.getByTestId('search-box').click();
    await userEvent.keyboard('ตัวอย่างโลหะ{Enter}');
    await expect.element(at('factory-page')).toBeVisible();
    await userEvent.keyboard('{F9}');

    await expect.element(at('history-check-out')).toHaveAttribute('data-undone', 'true');
    await expect.element(at('history-check-out')).toHaveTextContent('อนุญาตโดย วิชัย ทองสุข');
    await expect.element(at('history-move')).toHaveAttribute('data-undone', 'false');
  });
});

describe('a folder that was lent twice', () => {
  const lendTwice = async (): Promise<void> => {
    const { data } = stage.office;
    const loan = { folderId: 'folder-1', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' };
    await data.mutate('check-out-folder', { ...loan, borrowerId: 'staff-2' });
    await data.mutate('check-out-folder', { ...loan, borrowerId: 'staff-4' });
  };

  test.each([
    ['fix-with-staff-2', { kind: 'on-loan', borrowerId: 'staff-2' }],
    ['fix-with-staff-4', { kind: 'on-loan', borrowerId: 'staff-4' }],
    ['fix-at-home', { kind: 'at-location', locationId: 'shelf-1' }],
  ])('is settled with one press of %s, and the card is gone', async (button, settled) => {
    await logIn();
    await lendTwice();
    await at('nav-sync').click();
    await expect.element(at('exception-panel')).toHaveTextContent('อรุณี ศรีสมบูรณ์');
    await expect.element(at(button)).toBeVisible();
    await at(button).click();

    await expect.poll(() => custody('folder-1')).toMatchObject(settled);
    await expect.element(at(button)).not.toBeInTheDocument();
    const history = await stage.office.data.movementsOf('folder-1');
    expect(history.toSorted((a, b) => a.seq - b.seq).map(({ kind }) => kind)).toEqual([
      'check-out',
      'check-out',
      'settle',
    ]);
  });
});

test('the pages of lending are as readable in the dark', async () => {
  document.documentElement.dataset['theme'] = 'dark';
  await logIn();
  await openLoans();
  await at('loans-view-overdue').click();
  await choose('folder-11');
  expect(await stage.violations()).toEqual([]);
});
