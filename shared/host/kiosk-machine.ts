import { unreachable } from '../lib/invariant.ts';
import type { KioskBill, KioskState } from './kiosk-state.ts';
import type { ScreenRuler } from './screen-measure.ts';

/** One moment by both clocks, ms: the wall clock may be set, the steady one may stand still while the PC sleeps. */
export interface Moment {
  readonly wallMs: number;
  readonly steadyMs: number;
}

/** The office as the blank screen names it. */
export interface OfficeOnScreen {
  readonly officeName: string;
  readonly isDemo: boolean;
}

/**
 * How the notice behind a bill stands. `reported`: somebody says that it was paid, the bank has not confirmed it.
 * `over`: cancelled, replaced by a newer notice, past its last day, or refused by the centre.
 */
export type NoticeOnScreen = 'open' | 'reported' | 'paid' | 'over';

/** The public screen as the counter drives it. */
export interface KioskSituation {
  readonly shown: KioskState;
  readonly office: OfficeOnScreen;
  /** Whether the bank's word can reach this PC. */
  readonly link: 'online' | 'offline';
  /** Whose bill is on the screen; nobody's when it is blank. */
  readonly customerId: string | undefined;
  /** When what is shown ends by itself; by whichever clock comes first. */
  readonly until: Moment | undefined;
  /** The last moment this was told, to notice a clock that was set and a PC that slept. */
  readonly seen: Moment;
}

/** All that may happen to the public screen. */
export type KioskEvent =
  | { readonly kind: 'show'; readonly bill: KioskBill; readonly customerId: string; readonly at: Moment }
  /** The clerk has seen that the payer scanned: the code goes, the bank's word is awaited. */
  | { readonly kind: 'scanned' }
  | { readonly kind: 'notice'; readonly billId: string; readonly standing: NoticeOnScreen; readonly at: Moment }
  /** Who stands at the counter now; undefined = nobody. */
  | { readonly kind: 'customer'; readonly customerId: string | undefined }
  | { readonly kind: 'link'; readonly link: 'online' | 'offline' }
  | { readonly kind: 'office'; readonly office: OfficeOnScreen }
  | { readonly kind: 'time'; readonly at: Moment }
  /** A person measures the screen. */
  | { readonly kind: 'ruler'; readonly ruler: ScreenRuler; readonly at: Moment }
  /** Leave, lock, the window closing, the PC waking up. */
  | { readonly kind: 'blank' };

/** The longest time that a code stays on the screen, ms, whatever the bill says. */
export const LONGEST_BILL_MS = 10 * 60_000;
/** How long "paid" stays, ms. */
export const PAID_SHOWN_MS = 45_000;
/** How long "expired" and "cancelled" stay, ms. */
export const END_SHOWN_MS = 12_000;
/** The two clocks may drift apart this far between two looks, ms; more is a clock that was set or a PC that slept. */
export const CLOCKS_APART_MS = 20_000;

const later = (at: Moment, ms: number): Moment => ({ wallMs: at.wallMs + ms, steadyMs: at.steadyMs + ms });
const isOver = (until: Moment, at: Moment): boolean => at.wallMs >= until.wallMs || at.steadyMs >= until.steadyMs;
const clocksApartMs = (from: Moment, to: Moment): number =>
  Math.abs(to.wallMs - from.wallMs - (to.steadyMs - from.steadyMs));

/** The bill that is on the screen or was just paid; undefined in states that name nobody. */
export const billShown = (state: KioskState): KioskBill | undefined => ('bill' in state ? state.bill : undefined);

/** Whether the state puts a payable code before the public. */
export const isPayable = (state: KioskState): state is Extract<KioskState, { readonly kind: 'bill' | 'offline' }> =>
  state.kind === 'bill' || state.kind === 'offline';

/** The blank screen before anybody was served. */
export const startOfKiosk = (office: OfficeOnScreen, seen: Moment): KioskSituation => ({
  shown: { kind: 'idle', ...office },
  office,
  link: 'online',
  customerId: undefined,
  until: undefined,
  seen,
});

/** One that is blank already stays the same value, so that nothing is told twice. */
const blank = (before: KioskSituation): KioskSituation => {
  const { shown, office } = before;
  const isBlank = shown.kind === 'idle' && shown.officeName === office.officeName && shown.isDemo === office.isDemo;
  return isBlank ? before : { ...before, shown: { kind: 'idle', ...office }, customerId: undefined, until: undefined };
};

const payable = (bill: KioskBill, link: KioskSituation['link']): KioskState =>
  link === 'online' ? { kind: 'bill', bill } : { kind: 'offline', bill };

const show = (before: KioskSituation, event: Extract<KioskEvent, { readonly kind: 'show' }>): KioskSituation => {
  const { bill, customerId, at } = event;
  const lastsMs = Math.min(bill.expiresAtMs - at.wallMs, LONGEST_BILL_MS);
  if (!(lastsMs > 0)) return { ...blank(before), seen: at };
  return { ...before, shown: payable(bill, before.link), customerId, until: later(at, lastsMs), seen: at };
};

const endedAs = (before: KioskSituation, kind: 'expired' | 'cancelled', at: Moment): KioskSituation => ({
  ...before,
  shown: { kind, officeName: before.office.officeName },
  until: later(at, END_SHOWN_MS),
});

const noticeTold = (before: KioskSituation, event: Extract<KioskEvent, { kind: 'notice' }>): KioskSituation => {
  const { shown } = before;
  const { standing, at } = event;
  const bill = billShown(shown);
  if (bill?.billId !== event.billId) return before;
  if (shown.kind === 'paid') return standing === 'paid' ? before : blank(before);
  if (shown.kind === 'waiting' && standing === 'reported') return before;
  switch (standing) {
    case 'open':
      return before;
    case 'reported':
      return { ...before, shown: { kind: 'waiting', bill } };
    case 'paid':
      return { ...before, shown: { kind: 'paid', bill }, until: later(at, PAID_SHOWN_MS) };
    case 'over':
      return endedAs(before, 'cancelled', at);
    default:
      return unreachable(standing);
  }
};

/** The card's outline stands only on a screen that is blank otherwise: it never takes a bill away. */
const measured = (before: KioskSituation, event: Extract<KioskEvent, { kind: 'ruler' }>): KioskSituation => {
  const { office, shown } = before;
  if (shown.kind !== 'idle' && shown.kind !== 'ruler') return before;
  const lastsMs = event.ruler.isKept ? END_SHOWN_MS : LONGEST_BILL_MS;
  return {
    ...before,
    shown: { kind: 'ruler', ...office, ruler: event.ruler },
    until: later(event.at, lastsMs),
    seen: event.at,
  };
};

const timePassed = (before: KioskSituation, at: Moment): KioskSituation => {
  const now = { ...before, seen: at };
  if (before.shown.kind === 'idle') return now;
  if (clocksApartMs(before.seen, at) > CLOCKS_APART_MS) return blank(now);
  if (before.until === undefined || !isOver(before.until, at)) return now;
  // Who waits for the bank may have paid: "expired, ask for a new code" would make them pay twice.
  return isPayable(before.shown) ? endedAs(now, 'expired', at) : blank(now);
};

const relinked = (before: KioskSituation, link: KioskSituation['link']): KioskSituation => {
  const bill = isPayable(before.shown) ? before.shown.bill : undefined;
  return { ...before, link, ...(bill ? { shown: payable(bill, link) } : {}) };
};

/**
 * What the public screen shows after something happened. Total and pure: an event that means nothing in a situation leaves
 * it as it was. Only `show` brings a bill, only the notice's own standing says paid.
 */
export const nextKiosk = (before: KioskSituation, event: KioskEvent): KioskSituation => {
  switch (event.kind) {
    case 'show':
      return show(before, event);
    case 'scanned': {
      const bill = isPayable(before.shown) ? before.shown.bill : undefined;
      return bill ? { ...before, shown: { kind: 'waiting', bill } } : before;
    }
    case 'notice':
      return noticeTold(before, event);
    case 'customer':
      return event.customerId === before.customerId ? before : blank(before);
    case 'link':
      return event.link === before.link ? before : relinked(before, event.link);
    case 'office': {
      const known = { ...before, office: event.office };
      return before.shown.kind === 'idle' ? blank(known) : known;
    }
    case 'time':
      return timePassed(before, event.at);
    case 'ruler':
      return measured(before, event);
    case 'blank':
      return blank(before);
    default:
      return unreachable(event);
  }
};
