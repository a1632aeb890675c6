import { describe, expect, test } from 'vitest';
import { dayFigures, dayFiguresHash } from '#shared/domain/daily-close.ts';
import { err } from '#shared/lib/result.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

const DAY = '2026-11-23';
const figuresOf = (satang: number, day = DAY) =>
  dayFigures({ day, payments: [{ channel: 'qr', satang, hasReceipt: true }], receipts: [] });
const closing = (satang: number, day = DAY) => {
  const figures = figuresOf(satang, day);
  return { figures, hash: dayFiguresHash(figures) };
};

describe('closing a day', () => {
  test('fixes its figures with who closed it; a later closing with other figures is refused', async () => {
    const office = createMemoryOffice();
    expect(await office.run('close-day', closing(157_500))).toMatchObject({ ok: true });
    expect(office.all('dayClose')).toMatchObject([
      { day: DAY, closedBy: 'staff-1', figures: { received: [{ satang: 157_500 }] } },
    ]);

    expect(await office.run('close-day', closing(200_000))).toEqual(err({ type: 'day-closed', day: DAY }));
    expect(await office.run('close-day', closing(157_500), { actorId: 'staff-finance' })).toMatchObject({ ok: true });
    expect(office.all('dayClose')).toMatchObject([{ closedBy: 'staff-1' }]);
  });

  test('refuses figures that are not those of the hash, and a day that has not come', async () => {
    const office = createMemoryOffice();
    const { figures } = closing(157_500);
    expect(await office.run('close-day', { figures, hash: closing(1).hash })).toEqual(
      err({ type: 'day-figures-differ', day: DAY }),
    );
    expect(await office.run('close-day', closing(157_500, '2026-11-24'))).toEqual(
      err({ type: 'day-not-come', day: '2026-11-24' }),
    );
    expect(office.all('dayClose')).toEqual([]);
  });
});

describe('remitting', () => {
  const remittance = { day: DAY, remittedOn: '2026-11-24', reference: 'นส 12/2569', satang: 157_500 };

  test('is noted on a closed day; a second note is kept beside the first', async () => {
    const office = createMemoryOffice();
    await office.run('close-day', closing(157_500));
    await office.run('note-remittance', remittance, { id: 'note-1' });
    await office.run('note-remittance', { ...remittance, reference: 'นส 13/2569' }, { id: 'note-2' });
    expect(office.all('dayClose')[0]?.remittances).toMatchObject([
      { reference: 'นส 12/2569', notedBy: 'staff-1' },
      { reference: 'นส 13/2569' },
    ]);
  });

  test('waits for the day to be closed', async () => {
    expect(await createMemoryOffice().run('note-remittance', remittance)).toEqual(
      err({ type: 'day-not-closed', day: DAY }),
    );
  });
});
