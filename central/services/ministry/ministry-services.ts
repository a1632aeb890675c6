import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import type { Result } from '#shared/lib/result.ts';
import type { OpenOfficeRequest, OpenOfficeResponse } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';
import { createOffice, type OfficeExists } from '../create-office.ts';
import { revokeDevice } from '../device-register.ts';
import { createNoteLook } from './note-look.ts';
import { createMinistryFigures, type MinistryFigures } from './ministry-figures.ts';
import type { Replica } from './replica.ts';
import { createMinistrySessions, type MinistrySessions } from './sessions.ts';

/** What the ministry's pages can ask of the centre. */
export interface MinistryServices {
  readonly sessions: MinistrySessions;
  readonly figures: MinistryFigures;
  readonly openOffice: (office: OpenOfficeRequest) => Promise<Result<OpenOfficeResponse, OfficeExists>>;
  /** Records in the office's audit trail that this account looked at the office, once an hour however often its page asks. */
  readonly noteLook: (look: { readonly officeId: string; readonly login: string }) => Promise<void>;
  /** Shuts a PC of an office out. False when the office has no such PC, or it is shut out already. */
  readonly shutOut: (device: {
    readonly officeId: string;
    readonly deviceId: string;
    readonly reason: string;
    /** The account that decided. */
    readonly login: string;
  }) => Promise<boolean>;
}

interface MinistryDeps {
  readonly db: Db;
  readonly replica?: Replica | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
}

/** Builds them. */
export const createMinistryServices = (deps: MinistryDeps): MinistryServices => ({
  sessions: createMinistrySessions(deps),
  figures: createMinistryFigures(deps),
  openOffice: (office) => createOffice(deps, office),
  noteLook: createNoteLook(deps),
  shutOut: ({ login, ...device }) =>
    revokeDevice(deps.db, { ...device, revokedBy: `ministry.${login}`, nowMs: deps.clock.nowMs() }),
});
