import { z } from 'zod';

/** A rectangle in device-independent pixels, as Electron gives it. */
export const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type Bounds = z.output<typeof Bounds>;

/** Where a window stood when it was closed. */
export const WindowPlace = z.object({ bounds: Bounds, maximized: z.boolean() });
export type WindowPlace = z.output<typeof WindowPlace>;

/** So much of the title bar must be on a screen that a person can get hold of it. */
const GRASP_WIDTH = 100;
const GRASP_HEIGHT = 40;

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

const isWithinReach = (bounds: Bounds, area: Bounds): boolean =>
  overlap(bounds.x, bounds.width, area.x, area.width) >= GRASP_WIDTH &&
  overlap(bounds.y, GRASP_HEIGHT, area.y, area.height) >= GRASP_HEIGHT;

/** The remembered place, unless the screen it was on is gone or has shrunk. */
export const usablePlace = (
  remembered: WindowPlace | undefined,
  workAreas: readonly Bounds[],
): WindowPlace | undefined =>
  remembered && workAreas.some((area) => isWithinReach(remembered.bounds, area)) ? remembered : undefined;
