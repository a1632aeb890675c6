import { beforeEach, describe, expect, test } from 'vitest';
import { billableLines, feesOf, noticesOf } from '#data/fee-queries.ts';
import { issueNotice } from '#data/issue-notice.ts';
import { kioskBill, QR_SHOWN_MS } from '#features/counter/kiosk-bill.ts';
import { createVisitStore } from '#features/counter/visit-store.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { parseRef1 } from '#shared/domain/payment-reference.ts';
import { err } from '#shared/lib/result.ts';
import { meaningOfScan } from '#app/unclaimed-scan.ts';
import { aFactory, aNotice, anOffice, type CounterOffice, openCounterOffice, TODAY } from './a-counter-office.ts';

let office: CounterOffice;
beforeEach(async () => {
  office = await openCounterOffice();
});

const owedLines = () => {
  const fees = feesOf(office.data.rows, aFactory(), TODAY);
  return fees.ok ? billableLines(fees.value) : [];
};
const wanted = () => ({ factoryId: 'factory-1', officeCode: '13', lines: owedLines(), today: TODAY });

describe('issuing a notice', () => {
  test('takes the next number of this PC and says office, fiscal year and number in its reference', async () => {
    const issued = await issueNotice(office.data, wanted());

    expect(issued.ok && parseRef1(issued.value)).toEqual({
      ok: true,
      value: { officeCode: '13', fiscalYearBe2: '70', running: 1 },
    });
    expect(noticesOf(office.data.rows, 'factory-1')).toMatchObject([
      { totalSatang: 2_400_000, validUntilOn: '2026-12-01', state: { kind: 'issued' } },
    ]);
  });

  test('writes into ref2 until when the amount is right, where the office has agreed that with its bank', async () => {
    const biller = { ...anOffice().biller!, ref2: 'valid-until' as const, pointOfInitiation: 'static' as const };
    await office.mutateAs('staff-3', { name: 'save-biller', args: { officeId: 'office-13', biller } });
    await issueNotice(office.data, wanted());

    const [notice] = noticesOf(office.data.rows, 'factory-1');
    expect(notice?.ref2).toBe('691201');
    const bill = kioskBill({ office: anOffice({ biller }), factory: aFactory(), notice: notice! }, 0);
    expect(bill.ok && decodeThaiQr(bill.value.payload)).toMatchObject({
      value: { ref2: '691201', pointOfInitiation: 'static' },
    });
  });

  test('issues nothing when no year is chosen, and uses no number for it', async () => {
    const refused = await issueNotice(office.data, { ...wanted(), lines: [] });
    const issued = await issueNotice(office.data, wanted());

    expect(refused).toEqual(err({ type: 'nothing-to-bill', factoryId: 'factory-1' }));
    expect(issued.ok && parseRef1(issued.value)).toMatchObject({ value: { running: 1 } });
  });

  test('says so when this PC has no numbers left', async () => {
    const empty = err({ type: 'number-block-empty', kind: 'notice' } as const);

    expect(await issueNotice({ ...office.data, nextNumber: () => empty }, wanted())).toEqual(empty);
    expect(noticesOf(office.data.rows, 'factory-1')).toEqual([]);
  });
});

describe('the bill for the public screen', () => {
  test('asks for exactly what the notice says, masks the factory and leaves after ten minutes', () => {
    const bill = kioskBill({ office: anOffice(), factory: aFactory(), notice: aNotice() }, 1_000);
    if (!bill.ok) throw new Error(bill.error.type);

    expect(bill.value).toMatchObject({
      billId: 'notice-1',
      payeeName: 'สอจ.ปทุมธานี (สาธิต)',
      maskedRegistrationNumber: '3-64(x)-xx/41ปท',
      satang: 975_000,
      expiresAtMs: 1_000 + QR_SHOWN_MS,
      isDemo: true,
    });
    expect(decodeThaiQr(bill.value.payload)).toMatchObject({
      value: { kind: 'bill-payment', billerId: '099999999999900', ref1: '13700000000189', satang: 975_000 },
    });
  });

  test('cannot be made before the office has a biller', () => {
    const { biller: _, ...withoutBiller } = anOffice();

    expect(kioskBill({ office: withoutBiller, factory: aFactory(), notice: aNotice() }, 0)).toEqual(
      err({ type: 'no-biller' }),
    );
  });
});

describe('a scan that no screen took', () => {
  test('of a folder opens its factory with that folder chosen', () => {
    const [folder] = office.data.rows.list('folder', 'subjectId', 'factory-2');

    expect(meaningOfScan(office.data, folder?.code ?? '')).toEqual({
      kind: 'open',
      factoryId: 'factory-2',
      folderId: 'folder-3',
    });
  });

  test('of a notice opens the factory it bills', async () => {
    const issued = await issueNotice(office.data, wanted());

    expect(meaningOfScan(office.data, issued.ok ? issued.value : '')).toMatchObject({ factoryId: 'factory-1' });
  });

  test('of a badge or a place belongs to the scan desk', () => {
    const badge = office.data.rows.get('staff', 'staff-1')?.badgeCode ?? '';

    expect(meaningOfScan(office.data, badge)).toEqual({ kind: 'scan-desk' });
  });

  test('of a foreign barcode is not guessed', () => {
    expect(meaningOfScan(office.data, '4006381333931')).toEqual({ kind: 'unknown' });
  });
});

describe('the visit', () => {
  test('measures from the first key to the factory, and from the first key to the end', () => {
    let now = 0;
    const visit = createVisitStore(() => now);

    visit.getState().begin();
    now = 4_000;
    visit.getState().begin();
    visit.getState().locate('factory-1');
    now = 64_000;
    visit.getState().end();

    expect(visit.getState().visit).toEqual({
      kind: 'ended',
      factoryId: 'factory-1',
      beganAtMs: 0,
      locatedAtMs: 4_000,
      endedAtMs: 64_000,
    });
  });

  test('goes on while the same factory stays open, and begins anew with another one', () => {
    let now = 0;
    const visit = createVisitStore(() => now);
    visit.getState().begin();
    visit.getState().locate('factory-1');

    now = 10_000;
    visit.getState().locate('factory-1');
    expect(visit.getState().visit.beganAtMs).toBe(0);

    visit.getState().locate('factory-2');
    expect(visit.getState().visit).toMatchObject({ factoryId: 'factory-2', beganAtMs: 10_000 });
  });
});
