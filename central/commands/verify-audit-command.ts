import type { Db } from '../db/schema.ts';
import type { AuditHead } from '../services/audit-trail.ts';
import { verifyAudit } from '../services/verify-audit.ts';
import { type Answer, refused } from './answer.ts';

/** Checks the audit trail of an office, against a head that was written down where one is given. */
export const verifyAuditCommand = async (
  db: Db,
  { officeId, published }: { readonly officeId: string; readonly published?: AuditHead },
): Promise<Answer> => {
  const report = await verifyAudit(db, officeId, published);
  if (!report) return refused(`There is no office ${officeId} here.`);
  const { records, head, broken } = report;
  const checked = `Checked ${records} records of the audit trail of ${officeId}.`;
  if (broken) return refused(checked, `BROKEN at record ${broken.number}: ${broken.reason}`);
  return {
    isDone: true,
    lines: [checked, `The chain holds. Its head, to be written down elsewhere: ${head.number}:${head.hash}`],
  };
};
