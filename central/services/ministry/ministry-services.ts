import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import type { Result } from '#shared/lib/result.ts';
import type { OpenOfficeRequest, OpenOfficeResponse } from '#shared/ministry/protocol.ts';
import type { Db } from '../../db/schema.ts';
import { createOffice, type OfficeExists } from '../create-office.ts';
import { revokeDevice } from '../device-register.ts';
import { createMinistryFigures, type MinistryFigures } from './ministry-figures.ts';
import { createMinistrySessions, type MinistrySessions } from './sessions.ts';

/** What the ministry's pages can ask of the centre. */
export interface MinistryServices {
  readonly sessions: MinistrySessions;
  readonly figures: MinistryFigures;
  readonly openOffice: (office: OpenOfficeRequest) => Promise<Result<OpenOfficeResponse, OfficeExists>>;
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
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
}

/** Builds them. */
export const createMinistryServices = (deps: MinistryDeps): MinistryServices => ({
  sessions: createMinistrySessions(deps),
  figures: createMinistryFigures(deps),
  openOffice: (office) => createOffice(deps, office),
  shutOut: ({ login, ...device }) =>
    revokeDevice(deps.db, { ...device, revokedBy: `ministry.${login}`, nowMs: deps.clock.nowMs() }),
});
