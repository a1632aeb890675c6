import type { MachineReport } from '#shared/host/machine-report.ts';
import { ok } from '#shared/lib/result.ts';
import type { OpenedFiles } from '../services/opened-files.ts';
import type { Updates } from '../services/updates/updates.ts';
import type { HostHandlers } from './router.ts';

/** The program itself as the page may ask about it: newer versions, files it was opened with, how it fares. */
export interface ProgramParts {
  readonly updates: Pick<Updates, 'announce' | 'check' | 'fetch' | 'cancel'>;
  readonly leaveToInstall: () => void;
  readonly openedFiles: Pick<OpenedFiles, 'take'>;
  readonly tellWaitingFile: () => void;
  readonly machineReport: () => Promise<MachineReport>;
}

type ProgramMethod = Extract<keyof HostHandlers, `updates.${string}` | 'files.opened' | 'machine.report'>;

/**
 * Answers to the page's calls about the program. How an update goes is told by events; the call itself only starts
 * it.
 */
export const programHandlers = (program: ProgramParts): Pick<HostHandlers, ProgramMethod> => ({
  'updates.check': async ({ place }) => {
    await program.updates.check(place);
    return ok({});
  },
  'updates.fetch': async () => {
    await program.updates.fetch();
    return ok({});
  },
  'updates.cancel': async () => {
    program.updates.cancel();
    return ok({});
  },
  'updates.install': async () => {
    program.leaveToInstall();
    return ok({});
  },
  'files.opened': async () => ok({ file: program.openedFiles.take() ?? null }),
  'machine.report': async () => ok(await program.machineReport()),
});

/** Tells a page that has just begun what it could not hear before. */
export const announceProgram = (program: ProgramParts): void => {
  program.updates.announce();
  program.tellWaitingFile();
};
