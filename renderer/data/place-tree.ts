import { thaiDigitsToAscii } from '#shared/domain/thai-digits.ts';
import type { LocationKind, LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

interface ParentRule {
  readonly kinds: readonly LocationKind[];
  readonly need: 'required' | 'optional' | 'none';
}

/** What a place of the kind may stand in. */
export const PARENT_RULES: Readonly<Record<LocationKind, ParentRule>> = {
  room: { kinds: [], need: 'none' },
  cabinet: { kinds: ['room'], need: 'required' },
  shelf: { kinds: ['cabinet', 'room'], need: 'required' },
  slot: { kinds: ['shelf'], need: 'required' },
  desk: { kinds: ['room'], need: 'optional' },
  person: { kinds: ['room'], need: 'optional' },
  cart: { kinds: ['room'], need: 'optional' },
};

/** Where folders may have their home. */
export const HOME_KINDS: readonly LocationKind[] = ['cabinet', 'shelf', 'slot'];

const DIGITS = 6;

/**
 * A name as a part of a walk key: its letters in lower case and its numbers, Thai ones too, with as many digits each, so
 * that 10 comes after 9. Anything else is left out, because it would sort before the mark between a place and its parts.
 */
export const walkPart = (name: string): string =>
  thaiDigitsToAscii(name.normalize('NFC').toLowerCase())
    .replace(/\d+/g, (number) => number.replace(/^0+(?=\d)/, '').padStart(DIGITS, '0'))
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** Places in the order in which somebody walks past them. */
export const byWalk = (a: LocationRow, b: LocationRow): number =>
  a.walkKey === b.walkKey ? (a.code < b.code ? -1 : 1) : a.walkKey < b.walkKey ? -1 : 1;

/** All places of these kinds in walking order. */
export const placesOf = (rows: ReadModel, kinds: readonly LocationKind[]): readonly LocationRow[] =>
  [...rows.all('location').values()].filter(({ kind }) => kinds.includes(kind)).toSorted(byWalk);

/** The place with this barcode. */
export const placeByCode = (rows: ReadModel, code: string): LocationRow | undefined =>
  rows.list('location', 'code', code)[0];

/** What tells two names of neighbouring places apart: spaces and the way a number is written do not. */
export const sameName = (name: string): string => walkPart(name) || name.trim();
