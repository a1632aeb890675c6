import type { Result } from '../lib/result.ts';
import type { Journal } from '../sync/ports.ts';
import type { ThermalPrinter } from '../thermal/thermal-printer.ts';
import type { OfficeKeyRow } from '../model/office-key-rows.ts';
import type {
  BackupFolder,
  CentreBackup,
  CentreNetwork,
  DeviceSecrets,
  HostError,
  LabelPrinterCondition,
  LaunchInfo,
  PageMm,
  PairingInvitation,
  ScannerCandidates,
  TrustedCentre,
  UpdatePlace,
  UpdateState,
} from './contract.ts';
import type { KioskReport, KioskState } from './kiosk-state.ts';
import type { MachineReport } from './machine-report.ts';
import type { OfficeToOpen } from './office-to-open.ts';
import type { WebApp } from './web-app.ts';

/** What a shell may or may not be able to do; a page asks for the ability, never for the shell's name. */
export type HostAbility = 'exact-pdf' | 'second-screen' | 'system-print-dialog' | 'durable-journal';

/** State of the public screen as the clerk needs it. */
export interface DisplayStatus {
  readonly open: boolean;
  readonly secondScreen: boolean;
}

/** The other device that is the public screen: `away` when it is paired and not reached. */
export interface PairingStatus {
  readonly state: 'none' | 'invited' | 'connected' | 'away';
}

/** What became of a label: all its bytes have left, and the printer says how it is, or never says anything. */
export interface LabelDelivery {
  readonly bytes: number;
  readonly condition: LabelPrinterCondition;
}

/** Label printers that take their own language raw. Bytes go to saved printers only. */
export interface LabelPrinters {
  list(): Promise<Result<readonly ThermalPrinter[], HostError>>;
  save(printers: readonly ThermalPrinter[]): Promise<Result<void, HostError>>;
  /** Names of the printers that the system has installed. */
  installed(): Promise<Result<readonly string[], HostError>>;
  /** One label at a time, so that a batch can go on at the label that failed. */
  send(printerId: string, label: Uint8Array): Promise<Result<LabelDelivery, HostError>>;
}

/** A folder outside the profile that the shell remembers, for scheduled backups. */
export interface BackupFolders {
  /** Asks the person; gives the folder that is chosen afterwards, undefined = none. */
  choose(): Promise<Result<BackupFolder | undefined, HostError>>;
  folder(): Promise<Result<BackupFolder | undefined, HostError>>;
  write(name: string, position: number, bytes: Uint8Array): Promise<Result<void, HostError>>;
  /** Resolves when the disk has the whole file under its name. */
  finish(name: string): Promise<Result<void, HostError>>;
  /** At most `length` bytes from `position`; none at the end. */
  read(name: string, position: number, length: number): Promise<Result<Uint8Array, HostError>>;
  remove(names: readonly string[]): Promise<Result<void, HostError>>;
}

/** Where the keys of the office lie on this PC, apart from its database. */
export interface OfficeKeyVault {
  /** Undefined where none are kept, or the system's keyring does not open them any more. */
  read(): Promise<readonly OfficeKeyRow[] | undefined>;
  write(keys: readonly OfficeKeyRow[]): Promise<Result<void, HostError>>;
}

/** All that differs between Electron and a browser. */
export interface Host {
  readonly abilities: ReadonlySet<HostAbility>;
  readonly launch: LaunchInfo;
  /** Absent where the shell has nowhere durable to write; the page then says so. */
  readonly journal: Journal | undefined;
  readonly secrets: {
    get(): Promise<DeviceSecrets | undefined>;
    set(secrets: DeviceSecrets): Promise<Result<void, HostError>>;
  };
  /** Absent where the shell cannot run a centre of its own: a browser. */
  readonly ownCentre?: {
    /** Makes this PC the office's own centre and opens the office; gives the code that enrols this PC once. */
    openOffice(
      office: OfficeToOpen,
    ): Promise<Result<{ readonly centralUrl: string; readonly enrolmentCode: string }, HostError>>;
    /** Whether other PCs of the office may join the centre in this PC. */
    network(): Promise<Result<CentreNetwork, HostError>>;
    openNetwork(isOpen: boolean): Promise<Result<CentreNetwork, HostError>>;
    backup(): Promise<Result<CentreBackup, HostError>>;
    backUp(): Promise<Result<CentreBackup, HostError>>;
    /** Calls back when the centre of this PC does not run and will not before a person does something about this. */
    onProblem(listener: (problem: HostError) => void): () => void;
  };
  /** From now on this centre is known by its own certificate alone. Absent in a browser, which knows certificates itself. */
  trustCentre?(centre: TrustedCentre): Promise<Result<void, HostError>>;
  /** The centre that was trusted so has another address now. Once it was seen there, the page is opened anew. */
  moveCentre?(centralUrl: string): Promise<Result<void, HostError>>;
  /** Absent where the demonstration is another address: a browser. */
  readonly demo?: {
    /** Starts the app again, with the demonstration office or with the real one. */
    switchTo(to: 'demo' | 'office'): void;
  };
  readonly print: {
    /** The document as a PDF of exactly this paper size. */
    pdf(html: string, page: PageMm): Promise<Result<Uint8Array, HostError>>;
    /** The system's print dialog for the document. */
    dialog(html: string, page: PageMm): Promise<Result<void, HostError>>;
  };
  /** Absent where the shell cannot send raw bytes: a browser. */
  readonly labelPrinters?: LabelPrinters;
  readonly files: { save(suggestedName: string, bytes: Uint8Array): Promise<Result<{ saved: boolean }, HostError>> };
  /** Files that a person opens with this program from outside, e.g. on a stick; absent in a browser. */
  readonly openedFiles?: {
    take(): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
    onWaiting(listener: (isWaiting: boolean) => void): () => void;
  };
  /** Absent in a browser, which tells only what it allows the page. */
  readonly disk?: {
    /** Bytes left on the disk that holds the data. */
    free(): Promise<Result<number, HostError>>;
  };
  /** Absent where the shell cannot write to a folder by itself: a browser. */
  readonly backups?: BackupFolders;
  /** Absent in a browser, whose database then holds the keys too. */
  readonly officeKeys?: OfficeKeyVault;
  readonly display: {
    open(): Promise<void>;
    close(): Promise<void>;
    show(state: KioskState): void;
    onStatus(listener: (status: DisplayStatus) => void): () => void;
    onReport(listener: (report: KioskReport) => void): () => void;
    /** The shell has blanked the public screen by itself, e.g. because the PC was locked. */
    onBlanked(listener: () => void): () => void;
    /** What is really on the screen of this PC, as a small picture; null when no bill is. Absent where the shell cannot look: a browser. */
    onPicture?(listener: (picture: string | null) => void): () => void;
    /** Absent where the shell cannot serve a page to its network: a browser. */
    readonly pairing?: {
      invite(): Promise<Result<PairingInvitation, HostError>>;
      end(): Promise<void>;
      onStatus(listener: (status: PairingStatus) => void): () => void;
    };
  };
  /** The shell's question which attached device is the scanner; absent where a browser asks that itself. */
  readonly scanners?: {
    onCandidates(listener: (candidates: ScannerCandidates) => void): () => void;
    /** Without a device: none of them. */
    choose(request: number, deviceId: string | undefined): void;
  };
  readonly lifecycle: {
    pendingWork(count: number): void;
    /** What the page does before the window closes; undefined = nothing. Absent where the shell does not wait for a page. */
    beforeClose?(finish: (() => Promise<void>) | undefined): void;
    /** Calls back when the PC wakes up. Absent where the shell does not know. */
    onWake?(listener: () => void): () => void;
  };
  /** Absent in an installed program, which has `updates`, and where a browser keeps no program: without HTTPS. */
  readonly webApp?: WebApp;
  /** Absent in a browser, which tells a page little of the machine. */
  readonly machine?: { report(): Promise<Result<MachineReport, HostError>> };
  /** Absent where the program is not installed by an installer: a browser. */
  readonly updates?: {
    check(place: UpdatePlace): Promise<void>;
    fetch(): Promise<void>;
    cancel(): Promise<void>;
    install(): Promise<void>;
    onState(listener: (state: UpdateState) => void): () => void;
  };
}
