import type { Result } from '../lib/result.ts';
import type { Journal } from '../sync/ports.ts';
import type { DeviceSecrets, HostError, LaunchInfo, PageMm } from './contract.ts';
import type { KioskReport, KioskState } from './kiosk-state.ts';

/** What a shell may or may not be able to do; a page asks for the ability, never for the shell's name. */
export type HostAbility = 'exact-pdf' | 'second-screen' | 'system-print-dialog' | 'durable-journal';

/** State of the public screen as the clerk needs it. */
export interface DisplayStatus {
  readonly open: boolean;
  readonly secondScreen: boolean;
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
  readonly print: {
    /** The document as a PDF of exactly this paper size. */
    pdf(html: string, page: PageMm): Promise<Result<Uint8Array, HostError>>;
    /** The system's print dialog for the document. */
    dialog(html: string, page: PageMm): Promise<Result<void, HostError>>;
  };
  readonly files: { save(suggestedName: string, bytes: Uint8Array): Promise<Result<{ saved: boolean }, HostError>> };
  readonly display: {
    open(): Promise<void>;
    close(): Promise<void>;
    show(state: KioskState): void;
    onStatus(listener: (status: DisplayStatus) => void): () => void;
    onReport(listener: (report: KioskReport) => void): () => void;
  };
  readonly lifecycle: { pendingWork(count: number): void };
}
