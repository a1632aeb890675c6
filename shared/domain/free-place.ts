/** A shelf or slot with room for so many folders; without a capacity nobody knows, and it never counts as full. */
export interface FillablePlace {
  readonly id: string;
  readonly capacity: number | undefined;
  /** Folders that have their home here. */
  readonly homes: number;
}

/** Room left for folders; undefined when no capacity was given. Never below zero. */
export const roomLeft = ({ capacity, homes }: FillablePlace): number | undefined =>
  capacity === undefined ? undefined : Math.max(0, capacity - homes);

/**
 * The next place with room, in walking order from `from` on and then from the start; only places with a known capacity
 * count, because a suggestion must not lead to a full shelf. Undefined when all are full or unknown.
 */
export const nextFreePlace = <Place extends FillablePlace>(
  placesInWalkingOrder: readonly Place[],
  from: string | undefined,
): Place | undefined => {
  const start = Math.max(
    0,
    placesInWalkingOrder.findIndex(({ id }) => id === from),
  );
  const ordered = [...placesInWalkingOrder.slice(start), ...placesInWalkingOrder.slice(0, start)];
  return ordered.find((place) => (roomLeft(place) ?? 0) > 0);
};
