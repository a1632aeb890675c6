import { z } from 'zod';
import type { Remembered } from './services/remembered-json.ts';

/** The page somebody was on, and when they came to it. */
export const LastPlace = z.object({ hash: z.string().regex(/^#\/[\w/?&=%.:+-]{0,300}$/), atMs: z.number() });
export type LastPlace = z.output<typeof LastPlace>;

/** Later than this nobody goes on with what they did: whoever starts the program then begins at the beginning. */
const LONGEST_MS = 30 * 60_000;

/** Where to open the page again after a crash of it, of the program or of the PC. */
export interface PlaceKeeper {
  /** The page moved within itself. */
  moved(url: string): void;
  /** The address to load: where somebody was when the program did not end by itself, else the page's beginning. */
  address(pageUrl: string): string;
  /** The window was closed as windows are. */
  closed(): void;
}

/** Keeps the place on disk, because a program that is killed has no time to write. It names pages and ids of rows, no text. */
export const createPlaceKeeper = (remembered: Remembered<LastPlace | null>, nowMs: () => number): PlaceKeeper => ({
  moved: (url) => {
    const hash = URL.canParse(url) ? new URL(url).hash : '';
    const place = LastPlace.safeParse({ hash, atMs: nowMs() });
    if (place.success) remembered.write(place.data);
  },
  address: (pageUrl) => {
    const place = remembered.read();
    const age = place ? nowMs() - place.atMs : Infinity;
    return place && age >= 0 && age < LONGEST_MS ? new URL(place.hash, pageUrl).href : pageUrl;
  },
  closed: () => remembered.write(null),
});
