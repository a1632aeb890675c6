import type { Clock } from '#shared/lib/ports.ts';
import type { DataAccess } from '#shared/model/data-access.ts';
import type { Db } from '../db/schema.ts';
import { inTransaction, recordDeed } from '../services/audit-trail.ts';
import { listPerson, type PersonRecord } from '../services/list-person.ts';
import { type Answer, refused } from './answer.ts';

const recordLine = ({ number, at, acts }: PersonRecord): string =>
  `record ${number}  ${at}  ${acts.map(({ kind, name, actorId }) => `${name ?? kind} by ${actorId ?? 'centre'}`).join(', ')}`;

const accessLine = (access: DataAccess): string =>
  `${access.at}  ${access.actorId}  ${access.kind === 'opened' ? `opened ${access.subjectId}` : `saved ${access.fileName}`}`;

/**
 * Lists everything that an office has about one person, for the person who asked for it. That it was listed, and why,
 * stands in the audit trail itself; about whom does not, lest the trail become another place where it is kept.
 */
export const personCommand = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { officeId, about, reason }: { readonly officeId: string; readonly about: string; readonly reason: string },
): Promise<Answer> => {
  const listing = await listPerson(db, officeId, about);
  if (!listing) return refused(`There is no office ${officeId} here.`);
  const deed = { kind: 'person-listed', reason } as const;
  await inTransaction(db, (tx) => recordDeed(tx, { officeId, nowMs: clock.nowMs() }, deed));
  const { rows, records, accesses } = listing;
  return {
    isDone: true,
    lines: [
      `${rows.length} rows of ${officeId}:`,
      ...rows.map(({ table, id, data }) => `${table}  ${id}  ${JSON.stringify(data)}`),
      `${records.length} records of the audit trail:`,
      ...records.map(recordLine),
      `Looked at ${accesses.length} times:`,
      ...accesses.map(accessLine),
    ],
  };
};
