import { ok, type Result } from '#shared/lib/result.ts';
import type { LocationKind, LocationRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { MutateError, MutationCall } from './office-data.ts';
import { sameName, walkPart } from './place-tree.ts';

/** Places of one kind that stand side by side; with levels inside, each of them holds the places of the next level. */
export interface PlaceLevel {
  readonly kind: LocationKind;
  /** Not empty, without spaces around them. */
  readonly names: readonly string[];
  readonly capacity?: number | undefined;
}

/** A place that is to be added: without id and code, inside one that is there or is to be added too. */
export interface PlannedPlace extends Pick<LocationRow, 'kind' | 'name' | 'walkKey' | 'path'> {
  readonly capacity?: number | undefined;
  readonly parent: LocationRow | PlannedPlace | undefined;
}

type Parent = PlannedPlace['parent'];

const isThere = (place: LocationRow | PlannedPlace): place is LocationRow => 'id' in place;

const neighboursIn = (rows: ReadModel, parent: Parent): readonly LocationRow[] => {
  if (parent === undefined) return [...rows.all('location').values()].filter(({ parentId }) => parentId === undefined);
  return isThere(parent) ? rows.list('location', 'parentId', parent.id) : [];
};

const planOne = (parent: Parent, name: string, { kind, capacity }: PlaceLevel): PlannedPlace => ({
  kind,
  name,
  parent,
  walkKey: parent ? `${parent.walkKey}-${walkPart(name)}` : walkPart(name),
  path: parent ? `${parent.path} · ${name}` : name,
  ...(capacity === undefined ? {} : { capacity }),
});

/**
 * The places that are missing for the levels under a parent, outer ones first; `parent` is undefined for what stands by
 * itself. What has the name already stays as it is, and what it lacks inside is added to it.
 */
export const planPlaces = (
  rows: ReadModel,
  parent: Parent,
  [level, ...inner]: readonly PlaceLevel[],
): readonly PlannedPlace[] => {
  if (!level) return [];
  const there = new Map(neighboursIn(rows, parent).map((place) => [sameName(place.name), place]));
  const names = [...new Map(level.names.map((name) => [sameName(name), name])).values()];
  return names.flatMap((name) => {
    const existing = there.get(sameName(name));
    if (!existing) {
      const planned = planOne(parent, name, level);
      return [planned, ...planPlaces(rows, planned, inner)];
    }
    return existing.kind === level.kind ? planPlaces(rows, existing, inner) : [];
  });
};

/** What one `save-locations` takes. */
const BATCH = 200;

/** The calls that add planned places, each with an id and a code; an error when the leased numbers do not reach. */
export const placeCalls = (
  planned: readonly PlannedPlace[],
  make: { readonly newId: () => string; readonly nextCode: () => Result<string, MutateError> },
): Result<readonly MutationCall[], MutateError> => {
  const ids = new Map<Parent, string>();
  const locations: LocationRow[] = [];
  for (const place of planned) {
    const code = make.nextCode();
    if (!code.ok) return code;
    const { parent, capacity, ...facts } = place;
    const id = make.newId();
    ids.set(place, id);
    const parentId = parent && (isThere(parent) ? parent.id : ids.get(parent));
    locations.push({
      ...facts,
      id,
      code: code.value,
      ...(parentId === undefined ? {} : { parentId }),
      ...(capacity === undefined ? {} : { capacity }),
    });
  }
  return ok(
    Array.from({ length: Math.ceil(locations.length / BATCH) }, (_, index) => ({
      name: 'save-locations',
      args: { locations: locations.slice(index * BATCH, (index + 1) * BATCH) },
    })),
  );
};
