import type { StoreApi } from 'zustand/vanilla';
import { loanPolicyOf } from '#data/loan-queries.ts';
import type { Services } from '#services/services.ts';
import { dueDateOf } from '#shared/domain/loan-policy.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { createHearing, type Hearing } from '#scan/hearing.ts';
import { createScanVoice, type ScanVoice } from '#scan/sounds.ts';
import { appearanceOf } from './result-tone.ts';
import { createScanDeskStore, type ScanDesk } from './scan-desk-store.ts';

/** The desk of the person who is logged in, and how it is heard. */
export interface OpenDesk {
  readonly actorId: string | undefined;
  readonly store: StoreApi<ScanDesk>;
  readonly voice: ScanVoice;
  readonly hearing: StoreApi<Hearing>;
}

/** Keyed by the running app, so that two apps in one process (tests) have desks of their own. */
const openDesks = new WeakMap<Services, OpenDesk>();

const openDesk = (services: Services, purpose: string): OpenDesk => {
  const voice = createScanVoice();
  const hearing = createHearing(localStorage);
  const store = createScanDeskStore({
    data: services.data,
    nowMs: () => services.nowMs(),
    terms: { purpose, dueOn: dueDateOf(loanPolicyOf(services.data.rows), isoDateAt(services.nowMs())) },
    announce: (result) => {
      if (hearing.getState().isSoundOn) voice.play(appearanceOf(result).sound);
    },
    onFailure: (error) => reportError(error),
  });
  return { actorId: services.session.getState().actor?.id, store, voice, hearing };
};

/** The desk that is open in this app: looking at another page does not close it, another person logging in does. */
export const scanDeskOf = (services: Services, purpose: string): OpenDesk => {
  const open = openDesks.get(services);
  if (open && open.actorId === services.session.getState().actor?.id) return open;
  const desk = openDesk(services, purpose);
  openDesks.set(services, desk);
  return desk;
};
