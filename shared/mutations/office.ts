import { z } from 'zod';
import { ok } from '../lib/result.ts';
import { LocationRow, StaffRow } from '../model/office-rows.ts';
import { Pbkdf2PinHash, ScryptPinHash } from '../model/pin-hash.ts';
import { FILING_ROLES, OFFICE_ROLES } from '../model/roles.ts';
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

/** As PCs of the first version send it: a PIN that is set there is kept the old way until its person next logs in. */
export const saveStaffFirst = defineMutation({
  name: 'save-staff',
  version: 1,
  args: z.object({ staff: StaffRow.extend({ pin: Pbkdf2PinHash }) }),
  by: OFFICE_ROLES,
  async apply(tx, args) {
    await tx.staff.put(args.staff);
    return ok();
  },
});

/** Adds or changes a person of the office; nobody is deleted, only made inactive, because history names them. */
export const saveStaff = defineMutation({
  name: 'save-staff',
  version: 2,
  args: z.object({ staff: StaffRow }),
  by: OFFICE_ROLES,
  async apply(tx, args) {
    await tx.staff.put(args.staff);
    return ok();
  },
});

/**
 * Keeps a person's own PIN by a stronger hash than before, made when they typed it right. One that was changed meanwhile,
 * by an administrator or on another PC, stays as it is.
 */
export const renewPinHash = defineMutation({
  name: 'renew-pin-hash',
  version: 1,
  args: z.object({ replacesHashHex: ScryptPinHash.shape.hashHex, pin: ScryptPinHash }),
  by: FILING_ROLES,
  async apply(tx, { replacesHashHex, pin }, event) {
    const person = await tx.staff.get(event.actorId);
    if (person?.pin.hashHex === replacesHashHex) await tx.staff.put({ ...person, pin });
    return ok();
  },
});
