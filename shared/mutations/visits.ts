import { ok } from '../lib/result.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { VisitRow } from '../model/visit-rows.ts';
import { defineMutation } from './define.ts';

/** Notes how long a visit at the counter took; one visit, one row. */
export const noteVisit = defineMutation({
  name: 'note-visit',
  version: 1,
  args: VisitRow.omit({ id: true }),
  by: FILING_ROLES,
  async apply(tx, visit, event) {
    await tx.visit.put({ id: event.id, ...visit });
    return ok();
  },
});
