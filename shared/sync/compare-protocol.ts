import { z } from 'zod';
import { RowId } from '../model/ids.ts';

/** Most ranges whose rows are asked for at once. */
export const RANGES_AT_ONCE = 64;

/** Rows of a table whose ids end with the same two characters; see `rangeOf`. */
export const Range = z.string().regex(/^[0-9a-z_.-]{1,2}$/);

/** Asks how a table looked at the version of a cookie: its digests, or the rows of some ranges. */
export const CompareRequest = z.object({
  cookie: z.string().max(200),
  table: z.string().regex(/^[A-Za-z]{1,80}$/),
  ranges: z.array(Range).min(1).max(RANGES_AT_ONCE).readonly().exactOptional(),
});
export type CompareRequest = z.output<typeof CompareRequest>;

/**
 * Rows that changed after the cookie's version are in no digest and not among the rows: `changed` names them, and the PC leaves
 * them out as well. So both sides speak of the same state, however busy the office is. `to` is the request, so that a reply
 * repeated by something in between is not taken for this one's.
 */
export const CompareResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('digests'),
    to: CompareRequest,
    digests: z.array(z.tuple([Range, z.string().length(64)])).readonly(),
    changed: z.array(RowId).readonly(),
  }),
  z.object({
    kind: z.literal('rows'),
    to: CompareRequest,
    rows: z.array(z.unknown()).readonly(),
    changed: z.array(RowId).readonly(),
  }),
  /** The cookie is not of this centre's present data, or too much has changed since: the PC pulls first. */
  z.object({ kind: z.literal('moved') }),
]);
export type CompareResponse = z.output<typeof CompareResponse>;
