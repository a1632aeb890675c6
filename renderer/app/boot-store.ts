import { createStore, type StoreApi } from 'zustand/vanilla';
import { readJoiningCode } from '#shared/host/centre-invitation.ts';
import type { DeviceSecrets, LaunchInfo } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import type { PhoneInvitation } from '#shared/host/phone-invitation.ts';
import type { OfficeToOpen } from '#shared/host/office-to-open.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CodeOfOtherOffice, StorageFailed, TransportError } from '#shared/sync/ports.ts';
import type { DatabaseNewer } from '#data/database.ts';
import type { DataLock } from './data-lock.ts';
import type { EnrolFailed } from '#features/setup/enrol-failed.ts';
import type { PairedBefore } from '#features/setup/pair-page.tsx';

/** What the window is doing before, and instead of, showing the office. */
export type BootPhase<Office> =
  | { readonly kind: 'starting' }
  | { readonly kind: 'other-window' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'setup'; readonly host: Host }
  /** A phone that came by the QR of a PC; `again` when it belongs to an office already. */
  | {
      readonly kind: 'invited';
      readonly invitation: PhoneInvitation;
      readonly centralUrl: string;
      readonly again?: PairedBefore;
    }
  | { readonly kind: 'failed'; readonly error: EnrolFailed | StorageFailed | DatabaseNewer }
  | { readonly kind: 'ready'; readonly office: Office };

export interface EnrolmentTyped {
  readonly centralUrl: string;
  readonly enrolmentCode: string;
  readonly deviceName: string;
}

export interface BootState<Office> {
  readonly phase: BootPhase<Office>;
  readonly start: (manner: 'if-free' | 'take-over') => Promise<void>;
  readonly enrol: (typed: EnrolmentTyped) => Promise<Result<void, EnrolFailed>>;
  /** Goes on with the enrolment of before; the invitation stays unused. */
  readonly declineInvitation: () => Promise<void>;
  /** Makes this PC the office's own centre, opens the office there, and enrols this PC in it. */
  readonly openOffice: (office: OfficeTyped) => Promise<Result<void, EnrolFailed>>;
}

export interface OfficeTyped {
  readonly office: OfficeToOpen;
  readonly deviceName: string;
}

export interface BootDeps<Office extends { close(): void }> {
  readonly acquireLock: (manner: 'if-free' | 'take-over') => Promise<DataLock>;
  readonly createHost: () => Promise<Host>;
  /** `officeId`: whose data this device holds already, so that the code of another office is not used up. */
  readonly enrolDevice: (
    typed: EnrolmentTyped & { readonly officeId?: string },
  ) => Promise<Result<DeviceSecrets, TransportError | CodeOfOtherOffice>>;
  readonly openOffice: (
    host: Host,
    secrets: DeviceSecrets,
    enrolled: 'earlier' | 'now',
  ) => Promise<Result<Office, StorageFailed | DatabaseNewer>>;
  /** Where this page came from: a browser's centre is usually there. */
  readonly origin: string;
  /** Present in an address that a PC showed as a QR. */
  readonly invitation?: PhoneInvitation | undefined;
}

const DEMO_DEVICE = 'Faem demo';

/** A centre of this very PC may listen at another port than when the PC was enrolled. */
const whereItIsNow = (secrets: DeviceSecrets, { ownCentre, centralUrl }: LaunchInfo): DeviceSecrets =>
  ownCentre && centralUrl !== undefined ? { ...secrets, centralUrl } : secrets;

const invitedBy = (invitation: PhoneInvitation, centralUrl: string, secrets: DeviceSecrets | undefined) => ({
  kind: 'invited' as const,
  invitation,
  centralUrl,
  ...(secrets && { again: { deviceName: secrets.deviceName } }),
});

/** Asks for the right to the data until it is there: whoever has it, and tries again, would be refused it as another window is. */
const askOnce = (acquire: BootDeps<{ close(): void }>['acquireLock'], onLost: () => void) => {
  let isHeld = false;
  return async (manner: 'if-free' | 'take-over'): Promise<boolean> => {
    if (isHeld) return true;
    const lock = await acquire(manner);
    if (lock.kind === 'taken-elsewhere') return false;
    isHeld = true;
    lock.onLost(() => {
      isHeld = false;
      onLost();
    });
    return true;
  };
};

interface Enrolled {
  readonly secrets: DeviceSecrets;
  readonly before: DeviceSecrets | undefined;
}

/** Enrols this device and keeps its secrets; those of before stay unless all went well. */
const enrolAt = async <Office extends { close(): void }>(
  deps: BootDeps<Office>,
  shell: Host,
  typed: EnrolmentTyped,
): Promise<Result<Enrolled, EnrolFailed>> => {
  const { enrolmentCode, certificateMark } = readJoiningCode(typed.enrolmentCode);
  // Before a word is said to it: what answers there without this certificate is not the office's centre.
  const trusted =
    certificateMark === undefined
      ? undefined
      : await shell.trustCentre?.({ centralUrl: typed.centralUrl, certificateMark });
  if (trusted?.ok === false) return trusted;
  const before = await shell.secrets.get();
  const secrets = await deps.enrolDevice({ ...typed, enrolmentCode, ...(before && { officeId: before.officeId }) });
  if (!secrets.ok) return secrets;
  // A centre of before does not ask whose the device is.
  if (before && before.officeId !== secrets.value.officeId) return err({ type: 'device-of-another-office' });
  const kept = await shell.secrets.set(secrets.value);
  return kept.ok ? ok({ secrets: secrets.value, before }) : kept;
};

/**
 * The way from an opened window to a running office: the right to the data first, then the enrolment (a demo enrols
 * itself), then the data. A window that loses the right closes the data at once.
 */
export const createBootStore = <Office extends { close(): void }>(
  deps: BootDeps<Office>,
): StoreApi<BootState<Office>> => {
  let host: Host | undefined;
  let { invitation } = deps;
  return createStore<BootState<Office>>()((set, get) => {
    const turnTo = (phase: BootPhase<Office>): void => set({ phase });
    const open = async (shell: Host, secrets: DeviceSecrets, enrolled: 'earlier' | 'now'): Promise<void> => {
      const office = await deps.openOffice(shell, secrets, enrolled);
      turnTo(office.ok ? { kind: 'ready', office: office.value } : { kind: 'failed', error: office.error });
    };
    const enrolInto = async (shell: Host, typed: EnrolmentTyped): Promise<Result<void, EnrolFailed>> => {
      const enrolled = await enrolAt(deps, shell, typed);
      if (!enrolled.ok) return enrolled;
      invitation = undefined;
      await open(shell, enrolled.value.secrets, enrolled.value.before ? 'earlier' : 'now');
      return ok();
    };
    const lose = (): void => {
      const { phase } = get();
      if (phase.kind === 'ready') phase.office.close();
      // The window that took over writes its second copies there.
      void host?.journal?.release?.();
      turnTo({ kind: 'moved' });
    };
    const mayOpen = askOnce(deps.acquireLock, lose);
    return {
      phase: { kind: 'starting' },
      start: async (manner) => {
        turnTo({ kind: 'starting' });
        if (!(await mayOpen(manner))) return turnTo({ kind: 'other-window' });
        host ??= await deps.createHost();
        const { demo, centralUrl } = host.launch;
        const secrets = await host.secrets.get();
        if (invitation) return turnTo(invitedBy(invitation, deps.origin, secrets));
        if (secrets) return open(host, whereItIsNow(secrets, host.launch), 'earlier');
        if (!demo) return turnTo({ kind: 'setup', host });
        const { enrolmentCode } = demo;
        const typed = { centralUrl: centralUrl ?? deps.origin, enrolmentCode, deviceName: DEMO_DEVICE };
        const enrolled = await enrolInto(host, typed);
        if (!enrolled.ok) turnTo({ kind: 'failed', error: enrolled.error });
      },
      enrol: async (typed) => {
        host ??= await deps.createHost();
        return enrolInto(host, typed);
      },
      declineInvitation: async () => {
        invitation = undefined;
        await get().start('if-free');
      },
      openOffice: async ({ office, deviceName }) => {
        host ??= await deps.createHost();
        const opened = await host.ownCentre?.openOffice(office);
        if (!opened) return err({ type: 'centre-failed' });
        return opened.ok ? enrolInto(host, { ...opened.value, deviceName }) : opened;
      },
    };
  });
};
