import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isPinOf } from '#services/pin-hash.ts';
import { inWorker } from '#services/scrypt-in-worker.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { ScryptPinHash } from '#shared/model/pin-hash.ts';
import { aShelf, counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory, openSettings, picture } from './on-the-page.ts';
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
    // By scrypt, and not on the thread that draws.
    const kept = ScryptPinHash.parse(added!.pin);
    const salt = Uint8Array.from(kept.saltHex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const hash = await inWorker({ pin: '2580', salt, cost: kept.scrypt });
    expect([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(kept.hashHex);
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

describe('the places of the office', () => {
  const placeAt = (path: string) =>
    [...stage.office.data.rows.all('location').values()].find((place) => place.path === path);

  test('a room, a cabinet in it and all its shelves are added without closing the form', async () => {
    await openSettings('วิชัย');
    await userEvent.keyboard('{F5}');
    await expect.element(at('place-dialog')).toBeVisible();
    await userEvent.click(at('place-name'));
    await userEvent.keyboard('ห้อง B{F5}');
    await expect.element(at('place-name')).toHaveValue('');
    expect(placeAt('ห้อง B')).toMatchObject({ kind: 'room', code: makeScanCode('location', '13', 2) });

    await userEvent.selectOptions(at('place-kind'), 'cabinet');
    await userEvent.click(at('place-parent'));
    await userEvent.keyboard('ห้อง B{ArrowDown}{Enter}{Tab}ตู้ 01{F5}');
    await expect.element(at('place-name')).toHaveValue('');
    await expect.element(at('place-parent')).toHaveValue('ห้อง B');

    await userEvent.selectOptions(at('place-kind'), 'shelf-row');
    await userEvent.click(at('place-parent'));
    await userEvent.keyboard('ตู้ 01{ArrowDown}{Enter}{Tab}12{F5}');
    await expect.element(at('place-count')).toHaveValue('');
    expect(placeAt('ห้อง B · ตู้ 01 · ชั้น 12')).toMatchObject({
      kind: 'shelf',
      code: makeScanCode('location', '13', 15),
      parentId: placeAt('ห้อง B · ตู้ 01')?.id,
    });
  });

  test('three cabinets with five shelves of four slots are previewed, and added by keys', async () => {
    await openSettings('วิชัย');
    await userEvent.keyboard('{F5}');
    await expect.element(at('place-dialog')).toBeVisible();
    await userEvent.click(at('place-name'));
    await userEvent.keyboard('ห้อง B{F5}');
    await expect.element(at('place-name')).toHaveValue('');

    await userEvent.selectOptions(at('place-kind'), 'pattern');
    await userEvent.click(at('place-parent'));
    await userEvent.keyboard('ห้อง B{ArrowDown}{Enter}{Tab}3{Tab}5{Tab}4{Tab}{Tab}25');

    await expect.element(at('place-preview')).toHaveTextContent('จะเพิ่ม 78 ที่: ตู้ 3 ชั้น 15 ช่อง 60');
    await expect.element(at('place-preview')).toHaveTextContent('ถึง ห้อง B · ตู้ 03 · ชั้น 5 · ช่อง 4');
    expect(await stage.violations()).toEqual([]);
    await picture('place-pattern');
    await userEvent.keyboard('{F5}');

    await expect.element(at('place-cabinets')).toHaveValue('');
    expect(placeAt('ห้อง B · ตู้ 03 · ชั้น 5 · ช่อง 4')).toMatchObject({ kind: 'slot', capacity: 25 });
    const codes = [...stage.office.data.rows.all('location').values()].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('shelves without a cabinet and the same name twice are refused, said at the field', async () => {
    await openSettings('วิชัย');
    await userEvent.keyboard('{F5}');
    await userEvent.click(at('place-name'));
    await userEvent.keyboard('ห้อง B{F5}');
    await expect.element(at('place-name')).toHaveValue('');
    await userEvent.keyboard('ห้อง  b{F5}');
    await expect.element(page.getByText('มีชื่อนี้ในที่เดียวกันแล้ว')).toBeVisible();

    await userEvent.selectOptions(at('place-kind'), 'shelf-row');
    await userEvent.keyboard('{F5}');

    await expect.element(page.getByText('จำนวนชั้นต้องเป็น 1–200')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
    expect(stage.office.data.rows.all('location').size).toBe(2);
  });
});

describe('the home of a folder', () => {
  const shelf = aShelf({
    id: 'shelf-2',
    code: makeScanCode('location', '13', 2),
    name: 'ชั้น 3',
    path: 'ห้อง A · ตู้ 03 · ชั้น 3',
    walkKey: 'a-03-3',
  });
  const desk = aShelf({ id: 'desk-1', code: makeScanCode('location', '13', 3), kind: 'desk', path: 'โต๊ะการเงิน' });
  const homeOf = (folderId: string) => stage.office.data.rows.get('folder', folderId)?.homeLocationId;

  const openHome = async (): Promise<void> => {
    stage.close();
    stage = await openOfficeStage([...counterRows(), ['location', shelf], ['location', desk]]);
    await logIn('สม');
    await openFactory();
    await userEvent.keyboard('{F8}');
    await expect.element(at('home-place')).toHaveFocus();
  };

  test('is set by scanning the shelf', async () => {
    await openHome();
    stage.scan(shelf.code);
    await expect.element(at('home-place')).toHaveValue(shelf.path);
    await userEvent.keyboard('{F8}');

    await expect.element(at('home-dialog')).not.toBeInTheDocument();
    expect(homeOf('folder-1')).toBe('shelf-2');
    await expect.element(at('folder-panel')).toHaveTextContent(shelf.path);
  });

  test('is set by typing a part of the name', async () => {
    await openHome();
    await userEvent.keyboard('{Control>}a{/Control}ชั้น 3{ArrowDown}{Enter}{F8}');

    await expect.element(at('home-dialog')).not.toBeInTheDocument();
    expect(homeOf('folder-1')).toBe('shelf-2');
  });

  test('cannot be a desk, and the scan says why', async () => {
    await openHome();
    stage.scan(desk.code);

    await expect.element(page.getByText('โต๊ะการเงิน ไม่ใช่ตู้หรือชั้น จึงเป็นที่ประจำไม่ได้')).toBeVisible();
    expect(homeOf('folder-1')).toBe('shelf-1');
  });
});
