import type { FastifyInstance } from 'fastify';
import { buildApp } from '#central/http/app.ts';
import type { LogFacts } from '#shared/lib/ports.ts';
import type { EnrolResponse } from '#shared/sync/protocol.ts';
import type { TestDatabase } from '../databases.ts';
import { aCentre, anOffice } from '../test-centre.ts';

/** A centre with two offices and a PC in each, over HTTP, and what it has logged. */
export interface AttackedCentre {
  readonly app: FastifyInstance;
  readonly centre: ReturnType<typeof aCentre>;
  readonly ours: EnrolResponse;
  readonly theirs: EnrolResponse;
  readonly logged: readonly { readonly event: string; readonly facts: LogFacts | undefined }[];
}

/** Starts it on an emptied database. */
export const anAttackedCentre = async (database: TestDatabase, rendererFolder?: string): Promise<AttackedCentre> => {
  await database.empty();
  await anOffice(database);
  await anOffice(database, { officeId: 'office-20' });
  const logged: { event: string; facts: LogFacts | undefined }[] = [];
  const note = (event: string, facts?: LogFacts): void => void logged.push({ event, facts });
  const log = { info: note, warn: note, error: note };
  const centre = aCentre(database, { log });
  const { clock, ...services } = centre;
  const launch = { keyring: false, appVersion: 'test' };
  const app = await buildApp({ services, log, nowMs: () => clock.nowMs(), launch, rendererFolder });
  const enrolled = async (officeId: string): Promise<EnrolResponse> => {
    const answer = await centre.devices.enrol(`CODE-${officeId}`, `PC of ${officeId}`);
    if (!answer.ok) throw new Error('the code enrols');
    return answer.value;
  };
  return { app, centre, logged, ours: await enrolled('office-13'), theirs: await enrolled('office-20') };
};
