import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '#shared/lib/result.ts';
import { rowsInArrears } from '#test/unit/renderer/fees/an-office-in-arrears.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let saved: string[];
let printed: string[];

const openArrears = async (): Promise<void> => {
  stage = await openOfficeStage(rowsInArrears(40));
  Object.assign(stage.services.host.files, {
    save: async (name: string) => {
      saved.push(name);
      return ok({ saved: true });
    },
  });
  Object.assign(stage.services.host.print, {
    dialog: async (html: string) => {
      printed.push(html);
      return ok();
    },
  });
  await logIn();
  await at('nav-fees').click();
  await expect.element(at('arrears-list')).toBeVisible();
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  saved = [];
  printed = [];
});
afterEach(() => stage.close());

describe('the page of arrears', () => {
  test('lists who owes most first, with the sum of all, and has no violation', async () => {
    await openArrears();
    const totals = [...document.querySelectorAll('[data-testid^="arrears-"] strong [data-satang]')].map((cell) =>
      Number(cell.getAttribute('data-satang')),
    );

    expect(totals.length).toBeGreaterThan(8);
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(Number(at('arrears-sum').element().getAttribute('data-satang'))).toBeGreaterThan(totals[0] ?? 0);
    await picture('fees-arrears');
    expect(await stage.violations()).toEqual([]);
  });

  test('space marks the row, Ctrl A all, F4 issues the notices and F7 prints the letters of exactly those', async () => {
    await openArrears();
    at('arrears-list').element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    await expect.element(at('chosen-count')).toHaveTextContent('1');
    await userEvent.keyboard('{ArrowDown} {F4}');
    await expect.element(at('issue-dialog')).toHaveTextContent('2');
    await picture('fees-issue');
    await userEvent.keyboard('{F4}');

    await expect.element(at('batch-issued')).toHaveTextContent('2');
    expect(stage.office.data.rows.all('notice').size).toBe(2);
    await picture('fees-issued');
    await userEvent.keyboard('{F7}');
    await expect.poll(() => saved, { timeout: 20_000 }).toEqual(['ใบแจ้งชำระ-2026-11-23.pdf']);
    await userEvent.keyboard('{Escape}');
    await expect.element(at('issue-dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}a{/Control}{F4}{F4}');
    await expect.element(at('batch-skipped')).toHaveTextContent('ทุกปีอยู่ในใบแจ้งที่รอชำระแล้ว');
    await picture('fees-skipped');
  });

  test('letters wait when they are told to, go on where they were, and while another page is open', async () => {
    await openArrears();
    await userEvent.keyboard('{Control>}a{/Control}{F4}{F4}');
    await expect.element(at('batch-issued')).toBeVisible();
    await userEvent.keyboard('{F7}');
    await at('letter-stop').click();
    await expect.element(at('letter-go-on')).toBeVisible();
    await picture('fees-paused');
    await new Promise((resolve) => setTimeout(resolve, 400));
    const shown = at('letter-progress').element().textContent;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(at('letter-progress').element().textContent).toBe(shown);
    await userEvent.keyboard('{Escape}');
    await at('fees-area-letters').click();
    await at('letter-go-on').click();
    await at('nav-settings').click();

    await expect.poll(() => saved, { timeout: 20_000 }).toEqual(['ใบแจ้งชำระ-2026-11-23.pdf']);
  });

  test('a filter narrows the list, and F6 prints reminders that are kept', async () => {
    await openArrears();
    await at('arrears-district').selectOptions('ลำลูกกา');
    await expect.element(at('arrears-page')).toHaveTextContent('ค้างชำระ 13 แห่ง');
    await userEvent.keyboard('{Tab}');
    await at('choose-all').click();
    await userEvent.keyboard('{F6}');
    await expect.element(at('reminder-dialog')).toHaveTextContent('13');
    await picture('fees-reminder');
    await userEvent.keyboard('{F6}');

    await expect.poll(() => printed).toHaveLength(1);
    expect(printed[0]?.split('class="break"')).toHaveLength(13);
    await expect.poll(() => stage.office.data.rows.all('feeReminder').size).toBe(13);
    await expect.element(at('arrears-list')).toHaveTextContent('เตือน 23 พ.ย. 69');
    expect(await stage.violations()).toEqual([]);
  });
});
