import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aNotice, aShelf, counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => {
  stage.close();
  delete document.documentElement.dataset['theme'];
});

const chooseBorrower = async (): Promise<void> => {
  await userEvent.keyboard('{F2}');
  await expect.element(at('lend-borrower')).toHaveFocus();
  await userEvent.keyboard('วิชัย{ArrowDown}{Enter}');
};

describe('logging in by keyboard alone', () => {
  test('a part of the name, Enter, the PIN, Enter', async () => {
    stage = await openOfficeStage();

    await logIn();

    await expect.element(at('actor')).toHaveTextContent('สมศรี ใจดี');
  });

  test('arrow keys choose among the names', async () => {
    stage = await openOfficeStage();
    await expect.element(at('login-search')).toHaveFocus();

    await userEvent.keyboard('{ArrowDown}{Enter}');

    await expect.element(page.getByText('รหัส PIN ของ สมศรี ใจดี')).toBeVisible();
  });

  test('a wrong PIN is said where the eye is, the field is empty and ready, Esc goes back to the names', async () => {
    stage = await openOfficeStage();
    await expect.element(at('login-search')).toHaveFocus();
    await userEvent.keyboard('สม{Enter}');
    await userEvent.keyboard('9999{Enter}');

    await expect.element(page.getByRole('alert')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง');
    await expect.element(at('pin')).toHaveValue('');
    await expect.element(at('pin')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(at('login-search')).toBeVisible();
  });

  test('a badge chooses its person, the PIN is still asked', async () => {
    stage = await openOfficeStage();
    await expect.element(at('login-search')).toBeVisible();

    stage.scan(stage.office.data.rows.get('staff', 'staff-3')?.badgeCode ?? '');

    await expect.element(page.getByText('รหัส PIN ของ วิชัย ทองสุข')).toBeVisible();
    await expect.element(at('pin')).toHaveFocus();
    await userEvent.keyboard('1234{Enter}');
    await expect.element(at('actor')).toHaveTextContent('วิชัย ทองสุข');
  });
});

describe('the counter by keyboard alone', () => {
  beforeEach(async () => {
    stage = await openOfficeStage();
    await logIn();
  });

  test('is ready for typing between two visitors; a part of a name and Enter open the factory', async () => {
    await expect.element(at('search-box')).toHaveFocus();

    await userEvent.keyboard('พลาส');
    await expect.element(at('search-result-0')).toHaveTextContent('บริษัท ตัวอย่างพลาสติก จำกัด');
    await userEvent.keyboard('{Enter}');

    await expect.element(at('factory-name')).toHaveTextContent('บริษัท ตัวอย่างพลาสติก จำกัด');
    await expect.poll(() => performance.getEntriesByName('faem:search-painted').length).toBeGreaterThan(0);
  });

  test('finds by registration number and by tax id, and shows a citizen id masked', async () => {
    await userEvent.keyboard('3-64(1)-12/41{Enter}');
    await expect.element(page.getByText('3-1013-xxxxx-25-4')).toBeVisible();
    await userEvent.keyboard('/0135550000007{Enter}');

    await expect.element(at('factory-name')).toHaveTextContent('บริษัท ตัวอย่างพลาสติก จำกัด');
  });

  test('arrow keys move among the results and Esc empties the box', async () => {
    await userEvent.keyboard('ตัวอย่าง');
    await expect.element(at('search-result-1')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(at('search-result-1')).toHaveAttribute('aria-selected', 'true');

    await userEvent.keyboard('{Escape}');
    await expect.element(at('search-box')).toHaveValue('');
  });

  test('a scanned folder opens its factory with that folder chosen, and is marked when painted', async () => {
    const code = stage.office.data.rows.get('folder', 'folder-2')?.code ?? '';
    stage.scan(code);

    await expect.element(at('factory-page')).toBeVisible();
    await expect.element(at(`folder-row-${code}`)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => performance.getEntriesByName('faem:scan-painted').length).toBeGreaterThan(0);
  });

  test('an unknown code is parked and said so, never lost', async () => {
    stage.scan('4006381333931');

    await expect.element(at('toasts')).toHaveTextContent('4006381333931');
    await expect
      .poll(() => [...stage.office.data.rows.all('parkedScan').values()].map(({ text }) => text))
      .toEqual(['4006381333931']);
  });

  test('F2 lends the folder to the person typed, for a week', async () => {
    await openFactory();
    await chooseBorrower();
    await userEvent.keyboard('{F2}');

    await expect.element(at('lend-dialog')).not.toBeInTheDocument();
    expect(stage.office.data.rows.get('folder', 'folder-1')?.custody).toMatchObject({
      kind: 'on-loan',
      borrowerId: 'staff-3',
      dueOn: '2026-11-30',
    });
  });

  test('a folder is not lent to nobody: the field says what is missing', async () => {
    await openFactory();
    await userEvent.keyboard('{F2}');
    await userEvent.keyboard('{F2}');

    await expect.element(page.getByText('เลือกผู้ยืมก่อน หรือสแกนบัตรเจ้าหน้าที่')).toBeVisible();
    expect(stage.office.data.rows.get('folder', 'folder-1')?.custody.kind).toBe('unknown');
  });

  test('F4 issues the notice over all years, F5 shows its QR, and it waits for the bank', async () => {
    await openFactory();
    await expect.element(at('arrears-total')).toHaveAttribute('data-satang', '2400000');
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-total')).toHaveAttribute('data-satang', '2400000');
    await userEvent.keyboard('{F4}');

    await expect.element(at('notice-panel')).toHaveTextContent('รอธนาคารยืนยัน');
    await expect.element(at('notice-panel')).toHaveTextContent('รอส่งเข้าศูนย์กลาง');
    await userEvent.keyboard('{F5}');
    await expect.element(at('qr-status')).toBeVisible();
    expect(stage.shownToPublic.at(-1)).toMatchObject({ kind: 'bill', bill: { satang: 2_400_000 } });
  });

  test('Esc ends the visit and blanks the public screen', async () => {
    await openFactory();
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-dialog')).toBeVisible();
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('{F5}');
    await expect.element(at('qr-status')).toBeVisible();
    await userEvent.keyboard('{Escape}');

    await expect.element(at('counter-idle')).toBeVisible();
    expect(stage.shownToPublic.at(-1)?.kind).toBe('idle');
  });

  test('every amount can be traced to its law', async () => {
    await openFactory();

    await at('show-steps').click();

    await expect.element(at('fee-steps-2026')).toHaveTextContent('7,500.00 ฿ × 5% × 6 เดือน = 2,250.00 ฿');
    await expect.element(at('fee-steps-2026')).toHaveTextContent('มาตรา 43');
  });

  test('logging out with unsent work warns first, and the work stays', async () => {
    stage.scan('4006381333931');
    await expect.element(at('sync-pending')).toHaveTextContent('รอส่ง 1');
    await at('sign-out').click();
    await expect.element(at('sign-out-dialog')).toHaveTextContent('งานทั้งหมดถูกเก็บในเครื่องนี้');
    await at('sign-out-anyway').click();

    await expect.element(at('login-page')).toBeVisible();
    expect(stage.office.data.sync.pendingEntries()).toHaveLength(1);
  });
});

describe('a date in พ.ศ.', () => {
  beforeEach(async () => {
    stage = await openOfficeStage();
    await logIn();
    await openFactory();
    await chooseBorrower();
  });
  const type = async (text: string): Promise<void> => {
    await userEvent.click(at('lend-due'));
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(text);
  };

  test('is typed without separators, shown in words and stored in the common era', async () => {
    await type('05042570');

    await expect.element(page.getByText('5 เมษายน 2570')).toBeVisible();
    await userEvent.keyboard('{F2}');
    await expect.element(at('lend-dialog')).not.toBeInTheDocument();
    expect(stage.office.data.rows.get('folder', 'folder-1')?.custody).toMatchObject({ dueOn: '2027-04-05' });
  });

  test('with a common-era year is refused, with the Buddhist year it probably means', async () => {
    await type('05/04/2027');

    await expect.element(page.getByText('ปี 2027 ไม่ใช่ พ.ศ. หมายถึง พ.ศ. 2570 หรือไม่')).toBeVisible();
    await userEvent.keyboard('{F2}');
    await expect.element(at('lend-dialog')).toBeVisible();
    expect(stage.office.data.rows.get('folder', 'folder-1')?.custody.kind).toBe('unknown');
  });

  test('goes a day on with the arrow key', async () => {
    await userEvent.click(at('lend-due'));
    await userEvent.keyboard('{ArrowUp}');

    await expect.element(at('lend-due')).toHaveValue('01/12/2569');
  });
});

describe.each(['light', 'dark'] as const)('for people with poor sight, in %s colours', (theme) => {
  const rows = [
    ...counterRows(),
    ['notice', aNotice({ validUntilOn: '2026-11-01' })] as const,
    ['location', aShelf({ id: 'shelf-2' })] as const,
    [
      'parkedScan',
      {
        id: 'parked-1',
        text: '4006381333931',
        occurredAt: '2026-11-23T02:00:00.000Z',
        actorId: 'staff-1',
        deviceId: 'pc-1',
      },
    ] as const,
    [
      'exception',
      {
        id: 'overlap-1',
        kind: 'custody-overlap',
        folderId: 'folder-1',
        causeIds: [],
        raisedAt: '2026-11-23T02:00:00.000Z',
      },
    ] as const,
  ];

  beforeEach(async () => {
    localStorage.setItem('faem.theme', theme);
    stage = await openOfficeStage(rows);
  });

  test('the log-in has no serious barrier', async () => {
    await expect.element(at('login-search')).toHaveFocus();
    expect(await stage.violations()).toEqual([]);

    await userEvent.keyboard('สม{Enter}9999{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('รหัส PIN ไม่ถูกต้อง');
    expect(await stage.violations()).toEqual([]);
  });

  test('the counter has no serious barrier', async () => {
    await logIn();
    await userEvent.keyboard('ตัวอย่าง');
    await expect.element(at('search-result-0')).toBeVisible();
    expect(await stage.violations()).toEqual([]);

    await userEvent.keyboard('{Escape}');
    await openFactory();
    await at('show-steps').click();
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-dialog')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
  });

  test('the sync, import and settings pages have no serious barrier', async () => {
    stage.office.setStatus({ phase: { kind: 'waiting', error: { type: 'offline' }, retryAtMs: 0 } });
    await logIn();
    await at('nav-sync').click();
    await expect.element(at('exception-overlap-1')).toBeVisible();
    expect(await stage.violations()).toEqual([]);

    await at('nav-import').click();
    await expect.element(at('import-page')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
    await at('nav-settings').click();
    await expect.element(at('settings-page')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
  });
});
