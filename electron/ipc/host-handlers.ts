import type { HostError, LaunchInfo, TrustedCentre } from '#shared/host/contract.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { Journal, JournalFailed } from '#shared/sync/ports.ts';
import type { KioskWindow } from '../kiosk-window.ts';
import type { BackupFolderStore } from '../services/backup-folder.ts';
import type { CentreBackups } from '../services/centre-backup.ts';
import type { CentreDoor } from '../services/centre-network.ts';
import type { FileSaving } from '../services/file-saving.ts';
import type { LabelPrinting } from '../services/label-printing.ts';
import type { OwnCentre } from '../services/own-centre.ts';
import type { PairedScreen } from '../services/paired-screen.ts';
import type { Printing } from '../services/printing.ts';
import type { SealedValue, SecretStore } from '../services/secrets.ts';
import { announceProgram, programHandlers, type ProgramParts } from './program-handlers.ts';
import type { HostHandlers } from './router.ts';

const journalReply = <T, U>(result: Result<T, JournalFailed>, value: (found: T) => U): Result<U, HostError> =>
  result.ok ? mapOk(result, value) : { ok: false, error: { type: result.error.reason } };

const nothing = (): Record<string, never> => ({});

type DisplayMethod = Extract<keyof HostHandlers, `display.${string}`>;

const displayHandlers = (
  kiosk: Pick<KioskWindow, 'open' | 'close' | 'show'>,
  paired: Pick<PairedScreen, 'invite' | 'end'>,
): Pick<HostHandlers, DisplayMethod> => ({
  'display.show': async ({ state }) => {
    kiosk.show(state);
    return ok({});
  },
  'display.open': async () => {
    kiosk.open();
    return ok({});
  },
  'display.pair': async () => {
    const invitation = await paired.invite();
    return invitation ? ok(invitation) : err({ type: 'no-network' });
  },
  'display.unpair': async () => {
    paired.end();
    return ok({});
  },
  'display.close': async () => {
    kiosk.close();
    return ok({});
  },
});

type BackupMethod = Extract<keyof HostHandlers, `backups.${string}` | `office-keys.${string}`>;

const backupHandlers = (
  backups: BackupFolderStore,
  officeKeys: SealedValue<readonly OfficeKeyRow[]>,
): Pick<HostHandlers, BackupMethod> => ({
  'backups.choose': () => backups.choose(),
  'backups.folder': () => backups.folder(),
  'backups.write': async ({ name, position, bytes }) => mapOk(await backups.write(name, position, bytes), nothing),
  'backups.finish': async ({ name }) => mapOk(await backups.finish(name), nothing),
  'backups.read': ({ name, position, length }) => backups.read(name, position, length),
  'backups.remove': async ({ names }) => mapOk(await backups.remove(names), nothing),
  'office-keys.get': async () => ok({ keys: (await officeKeys.get()) ?? null }),
  'office-keys.set': async ({ keys }) => mapOk(await officeKeys.set(keys), nothing),
});

interface OfficeParts {
  readonly ownCentre: Pick<OwnCentre, 'openOffice' | 'whenReady' | 'announce'>;
  readonly centreDoor: Pick<CentreDoor, 'state' | 'set'>;
  readonly centreBackups: Pick<CentreBackups, 'state' | 'backUp'>;
  readonly trustCentre: (centre: TrustedCentre) => Promise<Result<void, HostError>>;
  readonly moveCentre: (centralUrl: string) => Promise<Result<void, HostError>>;
  readonly switchDemo: (to: 'demo' | 'office') => void;
}

type OfficeMethod = Extract<keyof HostHandlers, `centre.${string}` | 'demo.switch'>;

/** Which office this PC works for: its own, or the demonstration. */
const officeHandlers = (parts: OfficeParts): Pick<HostHandlers, OfficeMethod> => ({
  'centre.open-office': ({ office }) => parts.ownCentre.openOffice(office),
  'centre.network': async () => ok(parts.centreDoor.state()),
  'centre.open-network': ({ isOpen }) => parts.centreDoor.set(isOpen),
  'centre.backup': () => parts.centreBackups.state(),
  'centre.back-up': () => parts.centreBackups.backUp(),
  'centre.trust': async (centre) => mapOk(await parts.trustCentre(centre), nothing),
  'centre.move': async ({ centralUrl }) => mapOk(await parts.moveCentre(centralUrl), nothing),
  'demo.switch': async ({ to }) => {
    parts.switchDemo(to);
    return ok({});
  },
});

/** What the contract's methods are handed to. */
export interface HostServices extends OfficeParts {
  readonly launch: LaunchInfo;
  readonly journal: Journal;
  readonly secrets: SecretStore;
  readonly printing: Printing;
  readonly labelPrinting: LabelPrinting;
  readonly files: FileSaving;
  readonly backups: BackupFolderStore;
  readonly officeKeys: SealedValue<readonly OfficeKeyRow[]>;
  readonly kiosk: Pick<KioskWindow, 'open' | 'close' | 'show' | 'announce'>;
  readonly paired: Pick<PairedScreen, 'invite' | 'end' | 'announce'>;
  readonly program: ProgramParts;
  readonly chooseScanner: (request: number, deviceId: string | undefined) => void;
  readonly setPending: (count: number) => void;
  readonly askPageBeforeClosing: (wanted: boolean) => void;
  readonly pageFinished: () => void;
  readonly freeDiskBytes: () => Promise<number>;
}

/** The contract's methods, each handed to the service that does it. */
export const createHostHandlers = (services: HostServices): HostHandlers => {
  const { launch, journal, secrets, printing, labelPrinting, files, kiosk } = services;
  return {
    'launch.info': async () => {
      // A page asks this first, when it has begun to listen: the moment to tell it what is.
      kiosk.announce();
      services.paired.announce();
      announceProgram(services.program);
      services.ownCentre.announce();
      // A demonstration cannot even be logged in to before its centre runs; a real office need not wait for its own.
      const { demo } = (await services.ownCentre.whenReady) ?? {};
      return ok({ ...launch, ...(demo ? { demo } : {}) });
    },
    'journal.append': async ({ entry }) => journalReply(await journal.append(entry), nothing),
    'journal.read': async () => journalReply(await journal.read(), (entries) => ({ entries })),
    'journal.trim': async ({ clientId, throughSeq }) => journalReply(await journal.trim(clientId, throughSeq), nothing),
    'secrets.get': async () => ok({ secrets: (await secrets.get()) ?? null }),
    'secrets.set': async (input) => mapOk(await secrets.set(input.secrets), nothing),
    ...officeHandlers(services),
    'print.pdf': async ({ html, page }) => mapOk(await printing.pdf(html, page), (pdf) => ({ pdf })),
    'print.dialog': async ({ html, page }) => mapOk(await printing.dialog(html, page), nothing),
    'label-printers.list': async () => ok({ printers: labelPrinting.list() }),
    'label-printers.save': async ({ printers }) => mapOk(labelPrinting.save(printers), nothing),
    'label-printers.installed': async () => ok({ names: await labelPrinting.installed() }),
    'label-printers.send': ({ printerId, label }) => labelPrinting.send(printerId, label),
    'files.save': async ({ suggestedName, bytes }) => files.save(suggestedName, bytes),
    'disk.free': async () => ok({ bytes: await services.freeDiskBytes() }),
    'scanner.choose': async ({ request, deviceId }) => {
      services.chooseScanner(request, deviceId ?? undefined);
      return ok({});
    },
    ...displayHandlers(kiosk, services.paired),
    ...backupHandlers(services.backups, services.officeKeys),
    'lifecycle.before-close': async ({ wanted }) => {
      services.askPageBeforeClosing(wanted);
      return ok({});
    },
    'lifecycle.closed': async () => {
      services.pageFinished();
      return ok({});
    },
    ...programHandlers(services.program),
    'lifecycle.pending': async ({ count }) => {
      services.setPending(count);
      return ok({});
    },
  };
};
