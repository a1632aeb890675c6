import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { BankFileCalls } from '#data/bank-file-calls.ts';
import type { DeviceCalls } from '#data/device-calls.ts';
import type { OfficeData } from '#data/office-data.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { Host, PairingStatus } from '#shared/host/host.ts';
import type { BackupControl } from './backup-store.ts';
import type { KioskBill, KioskState } from '#shared/host/kiosk-state.ts';
import type { ScreenRuler } from '#shared/host/screen-measure.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';

/** Who is logged in on this PC. Lost on purpose when the window closes. */
export interface SessionState {
  readonly actor: StaffRow | undefined;
  /** Checks the PIN against the hash kept on this PC: works offline. */
  signIn(staffId: string, pin: string): Promise<'signed-in' | 'wrong-pin' | 'locked'>;
  /** Whether it is really this person who agrees to something at this PC; nobody is logged in or out by it, and it works offline. */
  prove(staffId: string, pin: string): Promise<'proven' | 'wrong-pin' | 'locked'>;
  /** Refused with 'pending' while work is unsent, unless the person has been warned (`confirmed`). */
  signOut(warning: 'confirmed' | 'unconfirmed'): 'signed-out' | 'pending';
}

/** A complete scan, from whatever device, in the order they came. */
export interface ScanEvent {
  readonly text: string;
  /** `event.timeStamp` of the last key, for measuring scan → painted. */
  readonly atMs: number;
}

/** Scans go to the screen on top; what nobody takes goes to the counter's search. */
export interface ScanBus {
  /** The newest subscriber gets the scans; returning false passes one on to the next. */
  subscribe(listener: (scan: ScanEvent) => boolean): () => void;
  publish(scan: ScanEvent): void;
}

/** The public screen as the counter drives it. */
export interface KioskControl {
  readonly state: KioskState;
  readonly screen: { readonly open: boolean; readonly secondScreen: boolean };
  /** Another device that is the public screen. */
  readonly paired: PairingStatus['state'];
  readonly check: 'none' | 'shown' | 'self-check-failed';
  /** Edge of the code that stands there, mm; undefined while the screen was not measured. */
  readonly edgeMm: number | undefined;
  /** What is really on the screen of this PC, small; null when no bill is, or when the shell cannot look. */
  readonly picture: string | null;
  open(): void;
  close(): void;
  /** Puts the bill of this customer (a factory) on the screen. */
  show(bill: KioskBill, customerId: string): void;
  /** The payer was seen to scan: the code goes, the bank's word is awaited. */
  scanned(): void;
  /** Who is at the counter now; a bill of anybody else leaves the screen. Undefined = nobody. */
  serve(customerId: string | undefined): void;
  /** Puts a card's outline on a blank screen, so that a person can measure it. */
  measure(ruler: ScreenRuler): void;
  /** Blank: leave, lock, waking up. */
  clear(): void;
}

/** Notes who looks at whose data, for the audit trail at the centre; costs the page nothing. */
export interface AccessNotes {
  /** The page of this factory or firm came up. */
  opened(subjectId: string): void;
  /** A file with this name was saved out of the office's data. */
  saved(fileName: string): void;
}

/** Everything a screen may use. Built once by the composition root; nothing else is global. */
export interface Services {
  readonly host: Host;
  readonly data: OfficeData;
  /** The office's devices as the centre knows them; needs the network. */
  readonly devices: DeviceCalls;
  /** Files of the bank as the centre keeps them; needs the network. */
  readonly bankFiles: BankFileCalls;
  readonly session: StoreApi<SessionState>;
  readonly backups: StoreApi<BackupControl>;
  readonly kiosk: StoreApi<KioskControl>;
  readonly scans: ScanBus;
  readonly access: AccessNotes;
  readonly language: StoreApi<{ language: 'th' | 'en'; setLanguage(language: 'th' | 'en'): void }>;
  nowMs(): number;
}

const ServicesContext = createContext<Services | undefined>(undefined);
export const ServicesProvider = ServicesContext.Provider;

/** The services of the running app; a component outside the provider is a bug. */
export const useServices = (): Services => {
  const services = useContext(ServicesContext);
  invariant(services, 'every screen is rendered inside ServicesProvider');
  return services;
};
