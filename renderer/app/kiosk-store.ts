import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskControl } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import type { KioskBill, KioskState } from '#shared/host/kiosk-state.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

export interface KioskDeps {
  readonly display: Host['display'];
  readonly rows: ReadModel;
  readonly nowMs: () => number;
  /** Calls back once after `ms`; returns how to cancel. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** How long "paid" and "expired" stay before the screen is blank again. */
const PAID_SHOWN_MS = 45_000;
const END_SHOWN_MS = 12_000;

const officeOnScreen = (rows: ReadModel): { readonly officeName: string; readonly isDemo: boolean } => {
  const office = [...rows.all('office').values()][0];
  return { officeName: office?.name ?? '', isDemo: office?.isDemo ?? false };
};

const billOf = (state: KioskState): KioskBill | undefined =>
  state.kind === 'bill' || state.kind === 'waiting' ? state.bill : undefined;

/**
 * Drives the public screen: a bill leaves it when its time is over, turns to "paid" when the bank's word has arrived as a
 * row, and everything returns to blank by itself. The bill's id is the id of its notice.
 */
export const createKioskStore = ({ display, rows, nowMs, after }: KioskDeps): StoreApi<KioskControl> => {
  let cancelTimer = (): void => undefined;
  const idle = (): KioskState => ({ kind: 'idle', ...officeOnScreen(rows) });
  const store = createStore<KioskControl>()((set, get) => {
    const turnTo = (state: KioskState): void => {
      cancelTimer();
      set({ state, check: 'none' });
      display.show(state);
      const end = timeOf(state);
      cancelTimer = end ? after(end.ms, () => turnTo(end.next())) : () => undefined;
    };
    const timeOf = (state: KioskState): { readonly ms: number; readonly next: () => KioskState } | undefined => {
      const { officeName } = officeOnScreen(rows);
      const bill = billOf(state);
      if (bill) return { ms: bill.expiresAtMs - nowMs(), next: () => ({ kind: 'expired', officeName }) };
      if (state.kind === 'paid') return { ms: PAID_SHOWN_MS, next: idle };
      return state.kind === 'idle' ? undefined : { ms: END_SHOWN_MS, next: idle };
    };
    rows.subscribe(() => {
      const bill = billOf(get().state);
      if (bill && rows.get('notice', bill.billId)?.state.kind === 'paid') turnTo({ kind: 'paid', bill });
    });
    return {
      state: idle(),
      screen: { open: false, secondScreen: false },
      check: 'none',
      open: () => void display.open(),
      close: () => void display.close(),
      show: (bill) => turnTo({ kind: 'bill', bill }),
      clear: () => {
        if (get().state.kind !== 'idle') turnTo(idle());
      },
    };
  });
  display.onStatus((screen) => store.setState({ screen }));
  display.onReport(({ billId, check }) => {
    if (billOf(store.getState().state)?.billId === billId) store.setState({ check });
  });
  return store;
};
