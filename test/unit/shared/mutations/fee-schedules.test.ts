import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { aConfirmedSchedule, anUnverifiedSchedule } from '#test/builders/fee-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

const confirmation = { scheduleId: 'schedule-draft', documentNo: 'อก 0301/2', confirmedOn: '2026-11-23' };
const officeWithDraft = () => {
  const office = createMemoryOffice();
  office.put('feeSchedule', anUnverifiedSchedule());
  return office;
};

describe('a fee schedule', () => {
  test('is saved as a draft and may be saved again as often as needed', async () => {
    const office = officeWithDraft();

    await office.run('save-fee-schedule', { schedule: { ...anUnverifiedSchedule(), name: 'อัตราใหม่' } });

    expect(office.all('feeSchedule')).toEqual([{ ...anUnverifiedSchedule(), name: 'อัตราใหม่' }]);
  });

  test('cannot be saved as confirmed: only an officer confirms', async () => {
    const office = createMemoryOffice();

    expect(await office.run('save-fee-schedule', { schedule: aConfirmedSchedule() })).toEqual(
      err({ type: 'not-allowed', action: 'confirm-without-officer' }),
    );
    expect(office.all('feeSchedule')).toEqual([]);
  });

  test('with a gap between its bands is not even tried', async () => {
    const [band] = anUnverifiedSchedule().bands;
    const schedule = { ...anUnverifiedSchedule(), bands: [{ ...band!, fromHpHundredths: 500 }] };

    expect(await createMemoryOffice().run('save-fee-schedule', { schedule })).toMatchObject({
      ok: false,
      error: { type: 'input-invalid' },
    });
  });

  test('is confirmed with the name of the officer, the day and the document', async () => {
    const office = officeWithDraft();

    await office.run('confirm-fee-schedule', confirmation, { actorId: 'staff-finance' });

    expect(office.get('feeSchedule', 'schedule-draft')).toEqual({
      ...anUnverifiedSchedule(),
      status: 'confirmed',
      confirmedBy: 'staff-finance',
      confirmedOn: '2026-11-23',
      documentNo: 'อก 0301/2',
    });
  });

  test('that nobody knows cannot be confirmed', async () => {
    expect(await createMemoryOffice().run('confirm-fee-schedule', confirmation)).toEqual(
      err({ type: 'schedule-unknown', scheduleId: 'schedule-draft' }),
    );
  });

  test('once confirmed is never changed, neither its amounts nor who answers for it', async () => {
    const office = officeWithDraft();
    await office.run('confirm-fee-schedule', confirmation, { actorId: 'staff-finance' });
    const before = office.everything();
    const refused = err({ type: 'not-allowed', action: 'change-confirmed-schedule' });

    expect(await office.run('save-fee-schedule', { schedule: anUnverifiedSchedule() })).toEqual(refused);
    expect(
      await office.run(
        'confirm-fee-schedule',
        { ...confirmation, documentNo: 'อก 9' },
        { actorId: 'staff-supervisor' },
      ),
    ).toEqual(refused);
    expect(office.everything()).toEqual(before);
  });
});
