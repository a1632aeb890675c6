import { z } from 'zod';
import { Bounds } from '../window-place.ts';

/** The part of a display that matters for choosing one. */
export interface DisplayPlace {
  readonly id: number;
  readonly bounds: Bounds;
  /** Device pixels per point of `bounds`. */
  readonly scaleFactor: number;
}

/** The display that the public screen was last on. Ids change when cables are swapped, so its place counts too. */
export const RememberedDisplay = z.object({ id: z.number(), bounds: Bounds });
export type RememberedDisplay = z.output<typeof RememberedDisplay>;

const isSamePlace = (a: Bounds, b: Bounds): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/**
 * The display for the public: never the one the clerk works on. The remembered one by id, else one standing in the same
 * place, else the first other. Undefined when the clerk's display is the only one.
 */
export const choosePublicDisplay = (found: {
  readonly displays: readonly DisplayPlace[];
  readonly clerkDisplayId: number;
  readonly remembered: RememberedDisplay | undefined;
}): DisplayPlace | undefined => {
  const others = found.displays.filter(({ id }) => id !== found.clerkDisplayId);
  const { remembered } = found;
  return (
    others.find(({ id }) => id === remembered?.id) ??
    others.find(({ bounds }) => remembered !== undefined && isSamePlace(bounds, remembered.bounds)) ??
    others[0]
  );
};
