import { z } from 'zod';
import { ScreenRuler } from './screen-measure.ts';

/**
 * What the public screen shows: the whole of what it is told. No token, no database, no personal data: the factory
 * number comes masked. Text lengths are bounded so that a mistake cannot fill the screen.
 */
export const KioskBill = z.object({
  billId: z.string().min(1).max(160),
  officeName: z.string().max(200),
  /** The name the payer's bank will show; people are asked to compare it. */
  payeeName: z.string().min(1).max(200),
  /** e.g. `3-64(x)-xx/41ปท`. */
  maskedRegistrationNumber: z.string().max(60),
  satang: z.number().int().min(1),
  ref1: z.string().max(20),
  ref2: z.string().max(20).exactOptional(),
  billerId: z.string().regex(/^\d{15}$/),
  /** The EMVCo payload to be drawn; the screen decodes its own pixels and compares before it shows "scan now". */
  payload: z.string().min(20).max(512),
  /** When the QR leaves the screen, ms of wall time. */
  expiresAtMs: z.number(),
  isDemo: z.boolean(),
});
export type KioskBill = z.output<typeof KioskBill>;

/** The states of the public screen; the counter decides, the screen only shows. */
export const KioskState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle'), officeName: z.string().max(200), isDemo: z.boolean() }),
  z.object({ kind: z.literal('bill'), bill: KioskBill }),
  /** No link to the centre: the code can be paid, the bank's word comes later. */
  z.object({ kind: z.literal('offline'), bill: KioskBill }),
  /** Somebody has scanned or says to have paid; the code is gone, so that nobody pays twice. */
  z.object({ kind: z.literal('waiting'), bill: KioskBill }),
  z.object({ kind: z.literal('paid'), bill: KioskBill }),
  z.object({ kind: z.literal('expired'), officeName: z.string().max(200) }),
  z.object({ kind: z.literal('cancelled'), officeName: z.string().max(200) }),
  /** A bank card's outline, with which a person measures the screen. */
  z.object({ kind: z.literal('ruler'), officeName: z.string().max(200), isDemo: z.boolean(), ruler: ScreenRuler }),
]);
export type KioskState = z.output<typeof KioskState>;

/** What a screen can show: what it is told, or that it hears nothing from its counter any more. */
export type ScreenState = KioskState | { readonly kind: 'lost' };

/** What the screen reports back: whether the QR it drew reads as the bill it was given. */
export const KioskReport = z.object({
  billId: z.string(),
  check: z.enum(['shown', 'self-check-failed']),
  /** Edge of the code without its white border, mm; absent on a screen that nobody has measured. */
  edgeMm: z.number().positive().max(2_000).exactOptional(),
});
export type KioskReport = z.output<typeof KioskReport>;

/** The blank screen of the office whose state this was: what is left when the counter that answers for a bill is gone. */
export const blankOf = (state: KioskState): KioskState => {
  if ('bill' in state) return { kind: 'idle', officeName: state.bill.officeName, isDemo: state.bill.isDemo };
  return { kind: 'idle', officeName: state.officeName, isDemo: 'isDemo' in state && state.isDemo };
};
