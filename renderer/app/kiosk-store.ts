import { createStore, type StoreApi } from 'zustand/vanilla';
import { noticeOnScreen, officeOnScreen } from '#data/kiosk-queries.ts';
import type { OfficeData } from '#data/office-data.ts';
import type { KioskControl } from '#services/services.ts';
import type { Host } from '#shared/host/host.ts';
import {
  billShown,
  type KioskEvent,
  type KioskSituation,
  type Moment,
  nextKiosk,
  startOfKiosk,
} from '#shared/host/kiosk-machine.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

export interface KioskDeps {
  readonly display: Host['display'];
  readonly rows: ReadModel;
  readonly sync: Pick<OfficeData['sync'], 'status' | 'subscribe'>;
  readonly now: () => Moment;
  /** Calls back once after `ms`; returns how to cancel. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** How often time is looked at while the screen shows something. */
const TICK_MS = 1_000;

/** Whether the shown notice changed is asked after every change of rows, so only then of the machine what follows. */
const noticeTold = (rows: ReadModel, { shown }: KioskSituation, at: Moment): readonly KioskEvent[] => {
  const bill = billShown(shown);
  if (!bill) return [];
  return [{ kind: 'notice', billId: bill.billId, standing: noticeOnScreen(rows, bill.billId, at.wallMs), at }];
};

const linkOf = (sync: KioskDeps['sync']): KioskSituation['link'] =>
  sync.status().phase.kind === 'waiting' ? 'offline' : 'online';

/**
 * Drives the public screen by the machine in `shared/host`: rows, the link to the centre, time and the clerk become its
 * events, and what it says is shown. The bill's id is the id of its notice.
 */
export const createKioskStore = ({ display, rows, sync, now, after }: KioskDeps): StoreApi<KioskControl> => {
  let situation = startOfKiosk(officeOnScreen(rows), now());
  let cancelTick: (() => void) | undefined;

  const store = createStore<KioskControl>()(() => ({
    state: situation.shown,
    screen: { open: false, secondScreen: false },
    paired: 'none',
    check: 'none',
    edgeMm: undefined,
    picture: null,
    open: () => void display.open(),
    close: () => void display.close(),
    show: (bill, customerId) => {
      happened({ kind: 'link', link: linkOf(sync) }, { kind: 'office', office: officeOnScreen(rows) });
      happened({ kind: 'show', bill, customerId, at: now() });
    },
    scanned: () => happened({ kind: 'scanned' }),
    serve: (customerId) => happened({ kind: 'customer', customerId }),
    measure: (ruler) => happened({ kind: 'office', office: officeOnScreen(rows) }, { kind: 'ruler', ruler, at: now() }),
    clear: () => happened({ kind: 'blank' }),
  }));

  const tick = (): void => {
    cancelTick = undefined;
    happened({ kind: 'time', at: now() });
    keepTime();
  };
  const keepTime = (): void => {
    if (situation.shown.kind === 'idle') {
      cancelTick?.();
      cancelTick = undefined;
    } else cancelTick ??= after(TICK_MS, tick);
  };
  const happened = (...events: readonly KioskEvent[]): void => {
    const before = situation.shown;
    situation = events.reduce(nextKiosk, situation);
    // A bill is judged by its notice before anybody sees it, and a day may have ended since.
    situation = noticeTold(rows, situation, now()).reduce(nextKiosk, situation);
    keepTime();
    if (situation.shown === before) return;
    const isSameCode = billShown(before)?.billId === billShown(situation.shown)?.billId;
    store.setState({ state: situation.shown, ...(isSameCode ? {} : { check: 'none', edgeMm: undefined }) });
    display.show(situation.shown);
  };

  rows.subscribe(() => {
    if (billShown(situation.shown)) happened();
  });
  sync.subscribe(() => happened({ kind: 'link', link: linkOf(sync) }));
  display.onBlanked(() => happened({ kind: 'blank' }));
  display.onPicture?.((picture) => store.setState({ picture }));
  display.onStatus((screen) => store.setState({ screen }));
  display.pairing?.onStatus(({ state: paired }) => store.setState({ paired }));
  display.onReport(({ billId, check, edgeMm }) => {
    if (billShown(situation.shown)?.billId === billId) store.setState({ check, edgeMm });
  });
  return store;
};
