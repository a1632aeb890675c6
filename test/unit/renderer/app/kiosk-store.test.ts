import { beforeEach, describe, expect, test } from 'vitest';
import { createKioskStore } from '#app/kiosk-store.ts';
import { kioskBill } from '#features/counter/kiosk-bill.ts';
import type { SyncStatus } from '#shared/sync/sync-status.ts';
import type { DisplayStatus } from '#shared/host/host.ts';
import type { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { aFactory, aNotice, anOffice, readModelOf } from '../counter/a-counter-office.ts';

/** In Bangkok a morning on which the notice is good. */
const START_MS = Date.UTC(2026, 10, 23, 2);

const stage = () => {
  const rows = readModelOf([
    ['office', anOffice()],
    ['notice', aNotice()],
  ]);
  const shown: KioskState[] = [];
  let onStatus = (_status: DisplayStatus): void => undefined;
  let onReport = (_report: KioskReport): void => undefined;
  let onBlanked = (): void => undefined;
  let onSync = (): void => undefined;
  let phase: SyncStatus['phase'] = { kind: 'idle' };
  let passedMs = 0;
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
      onBlanked: (listener) => {
        onBlanked = listener;
        return () => undefined;
      },
    },
    rows,
    sync: {
      status: () => ({ phase, pending: 0, lastSyncedAt: undefined, changedAt: {}, offsetMs: 0 }),
      subscribe: (listener) => {
        onSync = listener;
        return () => undefined;
      },
    },
    now: () => ({ wallMs: START_MS + passedMs, steadyMs: passedMs }),
    after: (ms, run) => {
      const own = { ms, run };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
  });
  const bill = kioskBill({ office: anOffice(), factory: aFactory(), notice: aNotice() }, START_MS);
  if (!bill.ok) throw new Error(bill.error.type);
  return {
    rows,
    store,
    shown,
    bill: bill.value,
    report: (report: KioskReport) => onReport(report),
    status: (status: DisplayStatus) => onStatus(status),
    isTicking: () => timer !== undefined,
    pass: (ms: number) => {
      for (const end = passedMs + ms; passedMs < end;) {
        passedMs += 1_000;
        timer?.run();
      }
    },
    lock: () => onBlanked(),
    lose: () => {
      phase = { kind: 'waiting', error: { type: 'offline' }, retryAtMs: 0 };
      onSync();
    },
    cancel: () => {
      const state = { kind: 'cancelled', reason: 'ยอดผิด', cancelledAt: '2026-11-23T03:00:00.000Z' } as const;
      rows.install([{ table: 'notice', id: 'notice-1', row: aNotice({ state }) }]);
    },
    refuse: () => rows.install([{ table: 'notice', id: 'notice-1', row: null }]),
    replace: () =>
      rows.install([
        { table: 'notice', id: 'notice-2', row: aNotice({ id: 'notice-2', issuedAt: '2026-11-23T05:00:00.000Z' }) },
      ]),
    pay: (noticeId: string) => {
      const state = {
        kind: 'paid',
        paymentId: 'payment-1',
        paidAt: '2026-11-23T03:00:00.000Z',
        proof: 'confirmed',
      } as const;
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
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.pass(599_000);
    expect(kind()).toBe('bill');

    kiosk.pass(1_000);
    expect(kind()).toBe('expired');
    kiosk.pass(12_000);
    expect(kiosk.shown.map((state) => state.kind)).toEqual(['bill', 'expired', 'idle']);
  });

  test('turns to paid by the word of the bank, for the bill it shows and no other', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');

    kiosk.pay('notice-2');
    expect(kind()).toBe('bill');
    kiosk.pay('notice-1');
    expect(kind()).toBe('paid');
    kiosk.pass(45_000);
    expect(kind()).toBe('idle');
  });

  test('does not expire any more once it was paid', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.pay('notice-1');

    kiosk.pass(44_000);
    expect(kind()).toBe('paid');
  });

  test('is blank at once when the clerk leaves, and a payment that comes later changes nothing', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');

    kiosk.store.getState().clear();
    kiosk.pay('notice-1');

    expect(kind()).toBe('idle');
    expect(kiosk.isTicking()).toBe(false);
  });

  test('tells the clerk whether the QR was read back; a report about an earlier bill is not believed', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');

    kiosk.report({ billId: 'notice-7', check: 'shown' });
    expect(kiosk.store.getState().check).toBe('none');
    kiosk.report({ billId: 'notice-1', check: 'self-check-failed' });
    expect(kiosk.store.getState().check).toBe('self-check-failed');
  });

  test.each(['cancel', 'refuse', 'replace'] as const)('loses its code at once by: %s', (end) => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');

    kiosk[end]();

    expect(kind()).toBe('cancelled');
  });

  test('never shows a notice that was paid or cancelled before F5 was pressed', () => {
    kiosk.cancel();
    kiosk.store.getState().show(kiosk.bill, 'factory-1');

    expect(kiosk.shown.map((state) => state.kind)).toEqual(['cancelled']);
  });

  test('leaves with the customer: another factory on the counter blanks it', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.store.getState().serve('factory-1');
    expect(kind()).toBe('bill');

    kiosk.store.getState().serve('factory-2');
    expect(kind()).toBe('idle');
  });

  test('is blank for the clerk too when the PC was locked', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.lock();

    expect(kind()).toBe('idle');
  });

  test('says offline while the centre is not reached, and takes the code away when the payer has scanned', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.lose();
    expect(kind()).toBe('offline');

    kiosk.store.getState().scanned();
    expect(kiosk.shown.map((state) => state.kind)).toEqual(['bill', 'offline', 'waiting']);
  });

  test('forgets the check of one bill when it shows another', () => {
    kiosk.store.getState().show(kiosk.bill, 'factory-1');
    kiosk.report({ billId: 'notice-1', check: 'shown' });

    kiosk.store.getState().show({ ...kiosk.bill, billId: 'notice-2' }, 'factory-1');

    expect(kiosk.store.getState().check).toBe('none');
  });

  test('knows whether it is open', () => {
    kiosk.status({ open: true, secondScreen: true });

    expect(kiosk.store.getState().screen).toEqual({ open: true, secondScreen: true });
  });
});
