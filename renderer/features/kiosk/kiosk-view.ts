import type { KioskBill, ScreenState } from '#shared/host/kiosk-state.ts';
import type { ScreenRuler } from '#shared/host/screen-measure.ts';
import { unreachable } from '#shared/lib/invariant.ts';

/** What the public screen shows at this moment. */
export type KioskView =
  | { readonly kind: 'idle'; readonly officeName: string; readonly isDemo: boolean }
  /** `leftMs` is above zero; offline the bank's word comes later. */
  | {
      readonly kind: 'payable';
      readonly bill: KioskBill;
      readonly leftMs: number;
      readonly link: 'online' | 'offline';
    }
  /** Without its code, so that nobody pays twice. */
  | { readonly kind: 'waiting'; readonly bill: KioskBill }
  | { readonly kind: 'paid'; readonly bill: KioskBill }
  | { readonly kind: 'expired' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'ruler'; readonly ruler: ScreenRuler }
  /** The counter is silent. */
  | { readonly kind: 'lost' };

const payable = (bill: KioskBill, nowMs: number, link: 'online' | 'offline'): KioskView => {
  const leftMs = bill.expiresAtMs - nowMs;
  return leftMs > 0 ? { kind: 'payable', bill, leftMs, link } : { kind: 'expired' };
};

const waiting = (bill: KioskBill, nowMs: number): KioskView =>
  bill.expiresAtMs > nowMs
    ? { kind: 'waiting', bill }
    : { kind: 'idle', officeName: bill.officeName, isDemo: bill.isDemo };

/**
 * The view of a state. The screen takes a bill away by itself when its time is over: it must not stay up because the
 * counter's window has died.
 */
export const kioskViewOf = (state: ScreenState, nowMs: number): KioskView => {
  switch (state.kind) {
    case 'idle':
      return { kind: 'idle', officeName: state.officeName, isDemo: state.isDemo };
    case 'bill':
      return payable(state.bill, nowMs, 'online');
    case 'offline':
      return payable(state.bill, nowMs, 'offline');
    case 'waiting':
      return waiting(state.bill, nowMs);
    case 'paid':
      return { kind: 'paid', bill: state.bill };
    case 'ruler':
      return { kind: 'ruler', ruler: state.ruler };
    case 'expired':
    case 'cancelled':
    case 'lost':
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
