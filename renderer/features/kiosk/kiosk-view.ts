import type { KioskBill, KioskState } from '#shared/host/kiosk-state.ts';
import { unreachable } from '#shared/lib/invariant.ts';

/** What the public screen shows at this moment. */
export type KioskView =
  | { readonly kind: 'idle'; readonly officeName: string; readonly isDemo: boolean }
  /** `leftMs` is above zero; `isWaiting` while the bank's word is awaited. */
  | { readonly kind: 'payable'; readonly bill: KioskBill; readonly leftMs: number; readonly isWaiting: boolean }
  | { readonly kind: 'paid'; readonly bill: KioskBill }
  | { readonly kind: 'expired' }
  | { readonly kind: 'cancelled' };

const payable = (bill: KioskBill, nowMs: number, isWaiting: boolean): KioskView => {
  const leftMs = bill.expiresAtMs - nowMs;
  return leftMs > 0 ? { kind: 'payable', bill, leftMs, isWaiting } : { kind: 'expired' };
};

/**
 * The view of a state. The screen takes an expired QR away by itself: it must not stay up because the counter's window
 * has died.
 */
export const kioskViewOf = (state: KioskState, nowMs: number): KioskView => {
  switch (state.kind) {
    case 'idle':
      return { kind: 'idle', officeName: state.officeName, isDemo: state.isDemo };
    case 'bill':
      return payable(state.bill, nowMs, false);
    case 'waiting':
      return payable(state.bill, nowMs, true);
    case 'paid':
      return { kind: 'paid', bill: state.bill };
    case 'expired':
    case 'cancelled':
      return { kind: state.kind };
    default:
      return unreachable(state);
  }
};

/** "9:58": whole seconds begun, so that 0:00 is never seen. */
export const formatCountdown = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
