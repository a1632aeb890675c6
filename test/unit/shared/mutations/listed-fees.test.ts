import { beforeEach, describe, expect, test } from 'vitest';
import { listedFeeOn, ListedFeeVersion } from '#shared/domain/listed-fee.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { aListedFee } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

let office: ReturnType<typeof createMemoryOffice>;
beforeEach(() => {
  office = createMemoryOffice();
});

const confirm = { versionId: 'factory-transfer.v2', documentNo: 'รจ. 1/2570', confirmedOn: '2026-11-23' };

describe('a fee of the catalogue', () => {
  test('is a draft that may be changed until finance answers for it, and never after', async () => {
    await office.run('save-listed-fee', { version: aListedFee() });
    await office.run('save-listed-fee', { version: aListedFee('factory-transfer.v2', 60_000) });
    await office.run('confirm-listed-fee', confirm);
    const confirmed = office.get('listedFee', 'factory-transfer.v2');

    expect(confirmed).toMatchObject({ status: 'confirmed', documentNo: 'รจ. 1/2570', amount: { feeSatang: 60_000 } });
    expect(await office.run('save-listed-fee', { version: aListedFee() })).toMatchObject({
      error: { type: 'not-allowed', action: 'change-confirmed-schedule' },
    });
    expect(await office.run('confirm-listed-fee', { ...confirm, documentNo: 'อื่น' })).toMatchObject({ ok: false });
    expect(office.get('listedFee', 'factory-transfer.v2')).toEqual(confirmed);
  });

  test('is one that the catalogue has, and comes confirmed from nobody', async () => {
    const invented = { ...aListedFee('invented.v2'), feeId: 'invented' };
    const finished = {
      ...aListedFee(),
      status: 'confirmed',
      confirmedBy: 'x',
      confirmedOn: '2026-11-23',
      documentNo: '1',
    };

    expect(await office.run('save-listed-fee', { version: invented })).toMatchObject({ ok: false });
    expect(await office.run('save-listed-fee', { version: ListedFeeVersion.parse(finished) })).toMatchObject({
      error: { type: 'not-allowed', action: 'confirm-without-officer' },
    });
    expect(await office.run('confirm-listed-fee', confirm)).toMatchObject({ error: { type: 'schedule-unknown' } });
    expect(office.all('listedFee')).toEqual([]);
  });

  test('applies by its dates, the confirmed one that began last; a draft never', () => {
    const answered = { status: 'confirmed', confirmedBy: 'a', confirmedOn: '2026-11-23', documentNo: '1' } as const;
    const older = { ...aListedFee('factory-transfer.v2'), ...answered };
    const newer = { ...aListedFee('factory-transfer.v3'), ...answered, effectiveFrom: isoDate('2027-10-01') };
    const draft = { ...aListedFee('factory-transfer.v4'), effectiveFrom: isoDate('2027-12-01') };
    const on = (date: string) => listedFeeOn([older, newer, draft], 'factory-transfer', isoDate(date))?.id;

    expect(on('2026-09-30')).toBeUndefined();
    expect(on('2026-10-01')).toBe('factory-transfer.v2');
    expect(on('2027-09-30')).toBe('factory-transfer.v2');
    expect(on('2028-01-01')).toBe('factory-transfer.v3');
    expect(listedFeeOn([older], 'factory-licence', isoDate('2027-01-01'))).toBeUndefined();
  });

  test('has whole baht, and dates in order', () => {
    expect(ListedFeeVersion.safeParse(aListedFee('factory-transfer.v2', 50)).success).toBe(false);
    expect(ListedFeeVersion.safeParse({ ...aListedFee(), effectiveTo: '2026-09-30' }).success).toBe(false);
  });
});
