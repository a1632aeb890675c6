import { z } from 'zod';
import { ok } from '../lib/result.ts';
import { DataAccess, MOST_ACCESSES } from '../model/data-access.ts';
import { FILING_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/**
 * Tells the centre who looked at whose data on this PC. It changes no row: what is told lies with its verdict, under the
 * hash that the audit trail has of it. Each access names its own person, because several may use a PC between two tellings.
 */
export const noteDataAccess = defineMutation({
  name: 'note-data-access',
  version: 1,
  args: z.object({ accesses: z.array(DataAccess).min(1).max(MOST_ACCESSES).readonly() }),
  by: FILING_ROLES,
  async apply() {
    return ok();
  },
});
