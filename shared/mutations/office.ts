import { z } from 'zod';
import { ok } from '../lib/result.ts';
import { LocationRow, StaffRow } from '../model/office-rows.ts';
import { OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Adds or changes places (ที่เก็บ), up to 200 at once. */
export const saveLocations = defineMutation({
  name: 'save-locations',
  version: 1,
  args: z.object({ locations: z.array(LocationRow).min(1).max(200).readonly() }),
  by: OFFICE_ROLES,
  async apply(tx, args) {
    for (const location of args.locations) await tx.location.put(location);
    return ok();
  },
});

/** Adds or changes a person of the office; nobody is deleted, only made inactive, because history names them. */
export const saveStaff = defineMutation({
  name: 'save-staff',
  version: 1,
  args: z.object({ staff: StaffRow }),
  by: OFFICE_ROLES,
  async apply(tx, args) {
    await tx.staff.put(args.staff);
    return ok();
  },
});
