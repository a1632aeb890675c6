import { beforeEach, describe, expect, test } from 'vitest';
import { createKioskStore } from '#app/kiosk-store.ts';
import { kioskBill } from '#features/counter/kiosk-bill.ts';
import type { DisplayStatus } from '#shared/host/host.ts';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { aFactory, aNotice, anOffice, readModelOf } from '../counter/a-counter-office.ts';

const stage = () => {
  const rows = readModelOf([
    ['office', anOffice()],
    ['notice', aNotice()],
  ]);
  const shown: KioskState[] = [];
  let onStatus = (_status: DisplayStatus): void => undefined;
  let onReport = (_report: KioskReport): void => undefined;
  let timer: { readonly ms: number; readonly run: () => void } | undefined;
  const store = createKioskStore({
    display: {
      open: async () => undefined,
      close: async () => undefined,
      show: (state) => void shown.push(state),
      onStatus: (listener) => {
        onStatus = listener;
        return () => undefined;
      },
      onReport: (listener) => {
        onReport = listener;
        return () => undefined;
      },
    },
    rows,
    nowMs: () => 1_000,
    after: (ms, run) => {
      const own = { ms, run };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
  });
  const bill = kioskBill({ office: anOffice(), factory: aFactory(), notice: aNotice() }, 1_000);
  if (!bill.ok) throw new Error(bill.error.type);
  return {
    rows,
    store,
    shown,
    bill: bill.value,
    report: (report: KioskReport) => onReport(report),
    status: (status: DisplayStatus) => onStatus(status),
    waitingMs: () => timer?.ms,
    timeIsOver: () => timer?.run(),
    pay: (noticeId: string) => {
      const state = { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-11-23T03:00:00.000Z' } as const;
      rows.install([{ table: 'notice', id: noticeId, row: aNotice({ id: noticeId, state }) }]);
    },
  };
};
let kiosk: ReturnType<typeof stage>;
beforeEach(() => {
  kiosk = stage();
});
const kind = (): string => kiosk.store.getState().state.kind;

describe('the public screen', () => {
  test('shows a bill until its time is over, says so, and is blank again by itself', () => {
    kiosk.store.getState().show(kiosk.bill);
    expect(kiosk.waitingMs()).toBe(600_000);

    kiosk.timeIsOver();
    expect(kind()).toBe('expired');
    kiosk.timeIsOver();
    expect(kiosk.shown.map((state) => state.kind)).toEqual(['bill', 'expired', 'idle']);
  });

  test('turns to paid by the word of the bank, for the bill it shows and no other', () => {
    kiosk.store.getState().show(kiosk.bill);

    kiosk.pay('notice-2');
    expect(kind()).toBe('bill');
    kiosk.pay('notice-1');
    expect(kind()).toBe('paid');
    kiosk.timeIsOver();
    expect(kind()).toBe('idle');
  });

  test('does not expire any more once it was paid', () => {
    kiosk.store.getState().show(kiosk.bill);
    kiosk.pay('notice-1');

    expect(kiosk.waitingMs()).toBe(45_000);
  });

  test('is blank at once when the clerk leaves, and a payment that comes later changes nothing', () => {
    kiosk.store.getState().show(kiosk.bill);

    kiosk.store.getState().clear();
    kiosk.pay('notice-1');

    expect(kind()).toBe('idle');
    expect(kiosk.waitingMs()).toBeUndefined();
  });

  test('tells the clerk whether the QR was read back; a report about an earlier bill is not believed', () => {
    kiosk.store.getState().show(kiosk.bill);

    kiosk.report({ billId: 'notice-7', check: 'shown' });
    expect(kiosk.store.getState().check).toBe('none');
    kiosk.report({ billId: 'notice-1', check: 'self-check-failed' });
    expect(kiosk.store.getState().check).toBe('self-check-failed');
  });

  test('forgets the check of one bill when it shows another', () => {
    kiosk.store.getState().show(kiosk.bill);
    kiosk.report({ billId: 'notice-1', check: 'shown' });

    kiosk.store.getState().show({ ...kiosk.bill, billId: 'notice-2' });

    expect(kiosk.store.getState().check).toBe('none');
  });

  test('knows whether it is open', () => {
    kiosk.status({ open: true, secondScreen: true });

    expect(kiosk.store.getState().screen).toEqual({ open: true, secondScreen: true });
  });
});
