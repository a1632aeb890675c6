import { z } from 'zod';
import { KioskState } from './kiosk-state.ts';

/** Addresses on the counter PC that a paired screen knows; it has no other. */
export const PAIRED_PAGE = '/kiosk.html?paired';
export const PAIRED_STATES = '/states';
export const PAIRED_REPORT = '/report';
export const PAIRED_HERE = '/here';
/** How often each end says that it is there, and after how long a silence the other believes it gone, ms. */
export const PAIRED_ALIVE_MS = 2_000;
export const PAIRED_SILENCE_MS = 6_000;

/** What a paired screen is told. `leftMs` = how long the bill still stands, because the two devices' clocks differ. */
export const PairedMessage = z.object({ state: KioskState, leftMs: z.number().exactOptional() });
export type PairedMessage = z.output<typeof PairedMessage>;
