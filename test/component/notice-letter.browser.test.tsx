import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '#shared/lib/result.ts';
import { aNotice, anOffice, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { noticeLetterIdFor } from '#shared/mutations/notice-letters.ts';
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let saved: { readonly name: string; readonly head: string; readonly size: number }[];

/** Logs the clerk in, opens the factory and issues a notice over all its years. */
const issueNotice = async (rows: readonly Filed[] = counterRows()): Promise<void> => {
  stage = await openOfficeStage(rows);
  Object.assign(stage.services.host.files, {
    save: async (name: string, bytes: Uint8Array) => {
      saved.push({ name, head: new TextDecoder().decode(bytes.subarray(0, 5)), size: bytes.length });
      return ok({ saved: true });
    },
  });
  await logIn();
  await openFactory();
  await userEvent.keyboard('{F4}');
  await expect.element(at('notice-total')).toBeVisible();
  await userEvent.keyboard('{F4}');
  await expect.element(at('notice-panel')).toHaveTextContent('พิมพ์ใบแจ้ง');
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  saved = [];
});
afterEach(() => stage.close());

describe('the letter of a notice at the counter', () => {
  test('F7 saves the open notice as PDF under its reference, its codes read back in the worker', async () => {
    await issueNotice();
    const [notice] = [...stage.office.data.rows.all('notice').values()];
    await userEvent.keyboard('{F7}');

    await expect.poll(() => saved, { timeout: 20_000 }).toHaveLength(1);
    expect(saved[0]).toMatchObject({ name: `ใบแจ้งชำระ-${notice?.ref1}.pdf`, head: '%PDF-' });
    expect(saved[0]?.size).toBeGreaterThan(5_000);
    await expect.element(at('letter-failure')).not.toBeInTheDocument();
    expect(await stage.violations()).toEqual([]);
  });

  test('an office without a biller is told so, and nothing is saved', async () => {
    const { biller: _, ...unpaid } = anOffice();
    await issueNotice([...counterRows().filter(([table]) => table !== 'office'), ['office', unpaid]]);
    await userEvent.keyboard('{F7}');

    await expect.element(at('letter-failure')).toHaveTextContent('Biller ID');
    expect(saved).toEqual([]);
  });
});

describe('the pile of letters', () => {
  test('is listed in the order of the post; F7 saves all in one PDF, F6 one as a proof', async () => {
    const ref1s = ['13700000000286', '13700000000383'];
    const waiting = ref1s.map((ref1, index) => ['notice', aNotice({ id: `notice-${index}`, ref1 })] as const);
    await issueNotice([...counterRows(), ...waiting]);
    await at('nav-fees').click();
    await at('fees-area-letters').click();
    await expect.element(at('letters-page')).toHaveTextContent('3');
    await userEvent.keyboard('{F7}');

    await expect.poll(() => saved, { timeout: 20_000 }).toHaveLength(1);
    expect(saved[0]?.name).toBe('ใบแจ้งชำระ-2026-11-23.pdf');
    await expect.element(at('letters-print')).toHaveTextContent('0 ฉบับ');
    await expect.element(at('letters-print')).toBeDisabled();
    await userEvent.keyboard('{F6}');
    await expect.poll(() => saved, { timeout: 20_000 }).toHaveLength(2);
    expect(saved[1]?.size).toBeLessThan(saved[0]?.size ?? 0);
    expect(await stage.violations()).toEqual([]);
  });

  test('after a cut knows which letters lie in a saved file, and goes on with the others alone', async () => {
    const ref1s = ['13700000000286', '13700000000383'];
    const waiting = ref1s.map((ref1, index) => ['notice', aNotice({ id: `notice-${index}`, ref1 })] as const);
    const id = noticeLetterIdFor('notice-0');
    const made = { id, noticeId: 'notice-0', fileName: 'ก.pdf', madeAt: '2026-11-22T03:00:00.000Z', madeBy: 'staff-1' };
    await issueNotice([...counterRows(), ...waiting, ['noticeLetter', made]]);
    await at('nav-fees').click();
    await at('fees-area-letters').click();
    await expect.element(at('letters-left')).toHaveTextContent('ทำหนังสือแล้ว 1 ฉบับ เหลือ 2 ฉบับ');
    await picture('letters-left');
    expect(await stage.violations()).toEqual([]);

    // A proof is looked at and counts for nothing.
    await userEvent.keyboard('{F6}');
    await expect.poll(() => saved, { timeout: 20_000 }).toHaveLength(1);
    await expect.element(at('letters-print')).toHaveTextContent('2 ฉบับ');
    await userEvent.keyboard('{F7}');

    await expect.element(at('letters-print'), { timeout: 20_000 }).toHaveTextContent('0 ฉบับ');
    expect(saved).toHaveLength(2);
    const rows = [...stage.office.data.rows.all('noticeLetter').values()];
    expect(rows).toHaveLength(3);
    expect(rows.find((row) => row.noticeId === 'notice-0')).toEqual(made);
    expect(rows.find((row) => row.noticeId === 'notice-1')?.fileName).toBe(saved[1]?.name);
  });
});
