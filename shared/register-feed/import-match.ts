import type { RegisterFactory } from './register-factory.ts';
import type { RegisterRow } from './register-row.ts';

/** What matching needs to know of a factory the office already has. */
export interface KnownFactory {
  readonly id: string;
  readonly registrationKey: string;
  readonly fid?: string | undefined;
  readonly register: RegisterFactory;
}

/**
 * Why a row is not applied by itself. `repeats-an-earlier-row`: the same number, or the same factory, was met before in
 * this list. `matches-two-factories`: its numbers name different factories of the office. `fid-differs`: the office
 * knows another 14-digit number for this registration number. `older-than-known`: the office imported a newer state.
 */
export type HoldReason = 'repeats-an-earlier-row' | 'matches-two-factories' | 'fid-differs' | 'older-than-known';

/** What a row is to the office: a new factory, a known one, or something a person must look at. */
export type RowMatch<Known extends KnownFactory> =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly factory: Known }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly factoryIds: readonly string[] };

/** A row and what it is. */
export interface MatchedRow<Known extends KnownFactory> {
  readonly row: RegisterRow;
  readonly match: RowMatch<Known>;
}

const NONE: readonly never[] = [];

const indexBy = <Known>(
  factories: readonly Known[],
  keyOf: (factory: Known) => string | undefined,
): ReadonlyMap<string, readonly Known[]> => {
  const index = new Map<string, Known[]>();
  for (const factory of factories) {
    const key = keyOf(factory);
    if (key === undefined) continue;
    const same = index.get(key);
    if (same === undefined) index.set(key, [factory]);
    else same.push(factory);
  }
  return index;
};

const held = (reason: HoldReason, factories: readonly KnownFactory[]): RowMatch<never> => ({
  kind: 'held',
  reason,
  factoryIds: factories.map((factory) => factory.id),
});

const hasDoubt = (row: RegisterRow, code: string): boolean => row.doubts.some((doubt) => doubt.code === code);

/** A mistyped 14-digit number must not pull a row to a stranger's factory. */
const matchingFid = (row: RegisterRow): string | undefined =>
  hasDoubt(row, 'fid-check-digit-wrong') ? undefined : row.factory.fid;

const isOlder = (row: RegisterRow, known: KnownFactory): boolean => {
  const knownOn = known.register.lastUpdatedOn;
  const readOn = row.factory.lastUpdatedOn;
  return knownOn !== undefined && readOn !== undefined && readOn < knownOn;
};

/**
 * Matches the rows of one list with the factories of the office, in order. The registration number decides; the
 * 14-digit number is used only for rows whose registration number is unknown, and only for factories that no row of the
 * list names by registration number. Doubtful cases are held for a person, never guessed.
 */
export const matchRows = <Known extends KnownFactory>(
  rows: readonly RegisterRow[],
  factories: readonly Known[],
): readonly MatchedRow<Known>[] => {
  const byKey = indexBy(factories, (factory) => factory.registrationKey);
  const byFid = indexBy(factories, (factory) => factory.fid);
  const named = new Set(rows.flatMap((row) => byKey.get(row.factory.registrationKey) ?? NONE).map(({ id }) => id));
  const metKeys = new Set<string>();

  const matchByKey = (row: RegisterRow, factory: Known): RowMatch<Known> => {
    const { fid } = row.factory;
    if (fid !== undefined && factory.fid !== undefined && fid !== factory.fid) return held('fid-differs', [factory]);
    const others = (fid === undefined ? NONE : (byFid.get(fid) ?? NONE)).filter(({ id }) => id !== factory.id);
    if (factory.fid === undefined && others.length > 0) return held('matches-two-factories', [factory, ...others]);
    return isOlder(row, factory) ? held('older-than-known', [factory]) : { kind: 'known', factory };
  };
  const matchByFid = (row: RegisterRow): RowMatch<Known> => {
    const candidates = byFid.get(matchingFid(row) ?? '') ?? NONE;
    const [factory] = candidates;
    if (factory === undefined) return { kind: 'new' };
    if (candidates.length > 1) return held('matches-two-factories', candidates);
    if (named.has(factory.id)) return held('repeats-an-earlier-row', candidates);
    named.add(factory.id);
    return isOlder(row, factory) ? held('older-than-known', candidates) : { kind: 'known', factory };
  };

  const matchRow = (row: RegisterRow): RowMatch<Known> => {
    const key = row.factory.registrationKey;
    const candidates = byKey.get(key) ?? NONE;
    if (metKeys.has(key)) return held('repeats-an-earlier-row', candidates);
    metKeys.add(key);
    const [factory] = candidates;
    if (factory === undefined) return matchByFid(row);
    return candidates.length > 1 ? held('matches-two-factories', candidates) : matchByKey(row, factory);
  };
  return rows.map((row) => ({ row, match: matchRow(row) }));
};
