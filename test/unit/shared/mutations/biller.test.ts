import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { Biller, OfficeRow } from '#shared/model/office-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const FIRST = '099999999999900';
const NEXT: Biller = {
  billerId: '099999999999911',
  registeredName: 'สอจ.ปทุมธานี',
  bank: 'ktb',
  pointOfInitiation: 'static',
  ref2: 'valid-until',
};
const rowOf = (office: MemoryOffice): OfficeRow | undefined => office.get('office', 'office-13');
const save = (office: MemoryOffice, biller: Biller) => office.run('save-biller', { officeId: 'office-13', biller });
const check = (office: MemoryOffice, outcome: 'read' | 'refused' = 'read') =>
  office.run(
    'note-payment-app-check',
    { officeId: 'office-13', app: 'next', outcome, checkedOn: '2026-11-24' },
    { actorId: 'staff-finance' },
  );

describe('the biller of an office', () => {
  test('is saved as the bank registered it, and the one before is remembered', async () => {
    const office = createMemoryOffice();

    await save(office, NEXT);

    expect(rowOf(office)).toMatchObject({ biller: NEXT, formerBillerIds: [FIRST] });
  });

  test('is never among its own former ones, however often it changes back and forth', async () => {
    const office = createMemoryOffice();

    await save(office, NEXT);
    await save(office, { billerId: FIRST, registeredName: 'DEMO BILLER' });
    await save(office, NEXT);

    expect(rowOf(office)?.formerBillerIds).toEqual([FIRST]);
  });

  test('keeps what apps were found to read while only the name changes, and forgets it with another id', async () => {
    const office = createMemoryOffice();
    await check(office);

    await save(office, { billerId: FIRST, registeredName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี' });
    expect(rowOf(office)?.paymentAppChecks).toHaveLength(1);
    await save(office, NEXT);
    expect(rowOf(office)?.paymentAppChecks).toBeUndefined();
  });

  test('is not for an office that is not here', async () => {
    const office = createMemoryOffice();

    expect(await office.run('save-biller', { officeId: 'office-99', biller: NEXT })).toEqual(
      err({ type: 'office-unknown', officeId: 'office-99' }),
    );
  });

  test.each(['0999999999999', '09999999999990x', '0999999999999000'])(
    'is refused as %s: not 15 digits',
    async (billerId) => {
      const refused = await save(createMemoryOffice(), { ...NEXT, billerId });
      expect(refused).toMatchObject({ ok: false, error: { type: 'input-invalid' } });
    },
  );
});

describe('a check with a bank app', () => {
  test('is noted with the kind of QR, the day and the person', async () => {
    const office = createMemoryOffice();
    await save(office, NEXT);

    await check(office, 'refused');

    expect(rowOf(office)?.paymentAppChecks).toMatchObject([
      {
        app: 'next',
        outcome: 'refused',
        pointOfInitiation: 'static',
        checkedOn: '2026-11-24',
        checkedBy: 'staff-finance',
      },
    ]);
  });

  test('makes no sense before there is a biller', async () => {
    const office = createMemoryOffice();
    const { biller: _biller, ...without } = rowOf(office)!;
    office.put('office', without);

    expect(await check(office)).toEqual(err({ type: 'office-unknown', officeId: 'office-13' }));
  });
});
