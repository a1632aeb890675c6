import { z } from 'zod';
import type { CentreBackup, HostError } from '#shared/host/contract.ts';
import { readableCode } from '#shared/lib/readable-code.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';
import type { OwnCentre } from './own-centre.ts';
import type { Remembered } from './remembered-json.ts';
import type { SealedValue } from './secrets.ts';

/** When the centre was last backed up, and why it was not since. */
export const RememberedBackup = z.object({
  lastAt: z.iso.datetime().exactOptional(),
  problem: z.enum(['disk-full', 'backup-folder-missing', 'centre-failed']).exactOptional(),
});
export type RememberedBackup = z.output<typeof RememberedBackup>;

/** A hundred and sixty random bits: nobody guesses it, however long they have the file. */
const CODE_LETTERS = 32;
const DUE_AFTER_MS = 20 * 60 * 60 * 1000;
/** A PC that is started each morning backs up each day, and one that is never shut down too. */
export const LOOK_EVERY_MS = 60 * 60 * 1000;

export interface CentreBackupParts {
  readonly remembered: Remembered<RememberedBackup>;
  /** Kept on this PC so that it writes by itself; on paper so that another PC can read. */
  readonly recoveryCode: SealedValue<string>;
  readonly randomBytes: (length: number) => Uint8Array;
  /** The folder that was chosen for backups; undefined = none. */
  readonly folder: () => string | undefined;
  readonly centre: Pick<OwnCentre, 'isOfOffice' | 'order'>;
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Backups of the centre in this PC, beside those of the PC's own copy. */
export interface CentreBackups {
  state(): Promise<Result<CentreBackup, HostError>>;
  backUp(): Promise<Result<CentreBackup, HostError>>;
  /** Backs up when a day has passed; says nothing when there is no folder to write to. */
  backUpIfDue(): Promise<void>;
}

/**
 * Backups written by the centre's process. A folder that is missing or refuses, and a keyring without its code, are
 * answers (`HostError`).
 */
export const createCentreBackups = (parts: CentreBackupParts): CentreBackups => {
  const { remembered, centre, nowMs, log } = parts;
  const codeOfThisPc = async (): Promise<Result<string, HostError>> => {
    const known = await parts.recoveryCode.get();
    if (known !== undefined) return ok(known);
    const made = readableCode(parts.randomBytes(CODE_LETTERS), CODE_LETTERS);
    return mapOk(await parts.recoveryCode.set(made), () => made);
  };
  const state = async (): Promise<Result<CentreBackup, HostError>> => {
    if (!centre.isOfOffice()) return ok({ state: 'none' });
    const code = await codeOfThisPc();
    if (!code.ok) return code;
    return ok({
      state: 'kept',
      recoveryCode: code.value,
      hasFolder: parts.folder() !== undefined,
      ...remembered.read(),
    });
  };
  const write = async (folder: string): Promise<Result<void, HostError>> => {
    const code = await codeOfThisPc();
    if (!code.ok) return code;
    const report = await centre.order({ kind: 'back-up', folder, recoveryCode: code.value });
    if (report?.kind === 'backed-up') {
      remembered.write({ lastAt: report.takenAt });
      log.info('centre-backed-up');
      return ok();
    }
    const told = report?.kind === 'refused' ? RememberedBackup.shape.problem.safeParse(report.type).data : undefined;
    const problem = told ?? 'centre-failed';
    const { lastAt } = remembered.read() ?? {};
    remembered.write({ ...(lastAt === undefined ? {} : { lastAt }), problem });
    log.warn('centre-not-backed-up', { code: problem });
    return err({ type: problem });
  };
  return {
    state,
    backUp: async () => {
      if (!centre.isOfOffice()) return state();
      const folder = parts.folder();
      if (folder === undefined) return err({ type: 'backup-folder-missing' });
      const written = await write(folder);
      return written.ok ? state() : written;
    },
    backUpIfDue: async () => {
      const folder = parts.folder();
      if (!centre.isOfOffice() || folder === undefined) return;
      const lastMs = Date.parse(remembered.read()?.lastAt ?? '');
      // A clock that was set back must not stop backups until it has caught up.
      const sinceMs = Math.abs(nowMs() - lastMs);
      if (Number.isNaN(sinceMs) || sinceMs >= DUE_AFTER_MS) await write(folder);
    },
  };
};
