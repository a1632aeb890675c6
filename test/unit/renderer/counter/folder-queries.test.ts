import { describe, expect, test } from 'vitest';
import { maskRegistrationNumber, shownTaxId } from '#data/factory-queries.ts';
import { activeStaff, describeHit, foldersOf, staffByBadge, whereIs } from '#data/folder-queries.ts';
import type { CustodyValue } from '#shared/model/filing-rows.ts';
import { aFactory, aFolder, aPerson, aShelf, counterRows, readModelOf, TODAY } from './a-counter-office.ts';

const mark = { lastMovementId: 'm', lastEffectiveAt: '2026-11-20T02:00:00.000Z', lastDeviceId: 'pc', lastSeq: 1 };
const rows = readModelOf([...counterRows(), ['location', aShelf({ id: 'shelf-2', path: 'ห้อง B · ตู้ 07 · ชั้น 1' })]]);
const whereWith = (custody: CustodyValue) => whereIs(rows, aFolder({ custody }), TODAY);
const lentUntil = (dueOn: string): CustodyValue => ({
  kind: 'on-loan',
  borrowerId: 'staff-3',
  sinceAt: '2026-11-20T02:00:00.000Z',
  dueOn,
  ...mark,
});

describe('where a folder is', () => {
  test('at home, when it was last seen where it belongs', () => {
    expect(whereWith({ kind: 'at-location', locationId: 'shelf-1', ...mark })).toEqual({
      kind: 'at-home',
      path: 'ห้อง A · ตู้ 03 · ชั้น 2',
    });
  });

  test('elsewhere, and where it belongs, when it was seen in another place', () => {
    expect(whereWith({ kind: 'at-location', locationId: 'shelf-2', ...mark })).toEqual({
      kind: 'elsewhere',
      path: 'ห้อง B · ตู้ 07 · ชั้น 1',
      homePath: 'ห้อง A · ตู้ 03 · ชั้น 2',
    });
  });

  test('expected at home, when nobody ever scanned it', () => {
    expect(whereWith({ kind: 'unknown' })).toMatchObject({ kind: 'expected-home' });
  });

  test('unknown, when nobody scanned it and it has no home', () => {
    const { homeLocationId: _, ...homeless } = aFolder();

    expect(whereIs(rows, homeless, TODAY)).toEqual({ kind: 'unknown' });
  });

  test('with its borrower, and overdue only after the due date has passed', () => {
    expect(whereWith(lentUntil('2026-11-23'))).toMatchObject({ borrowerName: 'วิชัย ทองสุข', isOverdue: false });
    expect(whereWith(lentUntil('2026-11-22'))).toMatchObject({ isOverdue: true });
  });
});

describe('finding', () => {
  test('a folder leads to its factory, with the place of that very folder', () => {
    expect(describeHit(rows, { subjectId: 'factory-1', folderId: 'folder-2' }, TODAY)).toMatchObject({
      title: 'บริษัท ตัวอย่างโลหะ จำกัด',
      folderCount: 2,
      folderId: 'folder-2',
    });
  });

  test('a row that is gone meanwhile is no result', () => {
    expect(describeHit(rows, { subjectId: 'factory-9' }, TODAY)).toBeUndefined();
  });

  test('the volumes of a factory come in order', () => {
    expect(foldersOf(rows, 'factory-1').map(({ volume }) => volume)).toEqual([1, 2]);
  });

  test('a badge names its person; somebody who left is not offered', () => {
    const staff = readModelOf([
      ['staff', aPerson()],
      ['staff', aPerson({ id: 'staff-9', name: 'ลาออก แล้ว', active: false })],
    ]);

    expect(staffByBadge(staff, aPerson().badgeCode)?.id).toBe('staff-1');
    expect(activeStaff(staff).map(({ id }) => id)).toEqual(['staff-1']);
  });
});

describe('what others may read', () => {
  test('a citizen id is masked, a juristic id is public', () => {
    expect(shownTaxId(aFactory())).toBe('3-1013-xxxxx-25-4');
    expect(shownTaxId(aFactory({ taxId: '0135550000007' }))).toBe('0135550000007');
    expect(shownTaxId(aFactory({ taxId: undefined }))).toBeUndefined();
  });

  test.each([
    ['3-64(1)-12/41ปท', '3-64(x)-xx/41ปท'],
    ['จ3-52(03)-๕๔/2558ยล', 'จ3-52(x)-xx/2558ยล'],
    ['10130000325202', '1013xxxxxxxx02'],
    ['3-64-1/39ปท', '3-64-x/39ปท'],
  ])('%s is %s on the public screen', (number, masked) => {
    expect(maskRegistrationNumber(number)).toBe(masked);
  });
});
