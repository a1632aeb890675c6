import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isPinOf } from '#services/pin-hash.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage();
});
afterEach(() => {
  stage.close();
});

const at = (testId: string) => page.getByTestId(testId);
const logIn = async (name: string): Promise<void> => {
  await expect.element(at('login-search')).toHaveFocus();
  await userEvent.keyboard(`${name}{Enter}`);
  await expect.element(at('pin')).toHaveFocus();
  await userEvent.keyboard('1234{Enter}');
  await expect.element(at('counter-idle')).toBeVisible();
};
const openSettings = async (name: string): Promise<void> => {
  await logIn(name);
  await at('nav-settings').click();
  await expect.element(at('settings-page')).toBeVisible();
};
const personNamed = (name: string): StaffRow | undefined =>
  [...stage.office.data.rows.all('staff').values()].find((person) => person.name === name);

describe('the people of the office', () => {
  test('the supervisor adds a person by keyboard alone, who gets the next badge and may log in', async () => {
    await openSettings('วิชัย');
    await userEvent.keyboard('{F2}');
    await expect.element(at('staff-name')).toHaveFocus();

    await userEvent.keyboard('มานี มีนา{Tab}{Tab}2580{Tab}2580{F2}');

    await expect.element(at('staff-dialog')).not.toBeInTheDocument();
    const added = personNamed('มานี มีนา');
    expect(added).toMatchObject({ role: 'clerk', active: true, badgeCode: makeScanCode('staff', '13', 4) });
    expect(await isPinOf('2580', added!.pin)).toBe(true);
    await expect.element(at(`staff-row-${added!.id}`)).toBeVisible();
  });

  test('a PIN typed differently the second time is refused and nothing is stored', async () => {
    await openSettings('วิชัย');
    await userEvent.keyboard('{F2}');
    await expect.element(at('staff-name')).toHaveFocus();

    await userEvent.keyboard('มานี มีนา{Tab}{Tab}2580{Tab}2581{F2}');

    await expect.element(page.getByText('PIN สองครั้งไม่ตรงกัน')).toBeVisible();
    expect(personNamed('มานี มีนา')).toBeUndefined();
    expect(await stage.violations()).toEqual([]);
  });

  test('somebody who left is made inactive, keeps badge and PIN, and stays in the list', async () => {
    await openSettings('วิชัย');
    const before = personNamed('อรุณี ศรีสมบูรณ์');
    await at('staff-row-staff-2').click();
    await at('staff-edit').click();
    await userEvent.selectOptions(at('staff-state'), 'left');

    await userEvent.keyboard('{F2}');

    await expect.element(at('staff-dialog')).not.toBeInTheDocument();
    expect(personNamed('อรุณี ศรีสมบูรณ์')).toEqual({ ...before, active: false });
    await expect.element(at('staff-row-staff-2')).toHaveTextContent('ปิดชื่อ');
  });

  test('nobody takes the keys from themselves', async () => {
    await openSettings('วิชัย');
    await at('staff-row-staff-3').click();
    await at('staff-edit').click();

    await expect.element(at('staff-state')).toBeDisabled();
    await expect.element(at('staff-role')).toBeDisabled();
  });

  test('a clerk sees the people and changes none', async () => {
    await openSettings('สม');

    await expect.element(at('staff-panel')).toHaveTextContent('เพิ่มหรือแก้ไขได้เฉพาะหัวหน้าและผู้ดูแลระบบ');
    await expect.element(at('staff-add')).not.toBeInTheDocument();
    await userEvent.keyboard('{F2}');
    await expect.element(at('staff-dialog')).not.toBeInTheDocument();
  });
});
