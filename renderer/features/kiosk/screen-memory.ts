import { z } from 'zod';
import { CardPixels } from '#shared/host/screen-measure.ts';

const KEY = 'faem.screen-measures';
/** Screens that are remembered; the oldest goes first. */
const LARGEST_MEMORY = 12;

const Measures = z.record(z.string(), CardPixels);

/** How wide a bank card is on this screen, in device pixels, as a person found it. */
export interface ScreenMemory {
  read(): number | undefined;
  write(cardPixels: number): void;
}

/** The shell names the display in the address; a browser knows only how large the screen is. */
const nameOf = (search: string, screen: Pick<Screen, 'width' | 'height'>): string =>
  new URLSearchParams(search).get('display') ?? `${screen.width}x${screen.height}`;

const measuresIn = (storage: Pick<Storage, 'getItem'>): z.output<typeof Measures> => {
  try {
    return Measures.safeParse(JSON.parse(storage.getItem(KEY) ?? '{}')).data ?? {};
  } catch {
    // Not JSON, or no storage: nobody has measured.
    return {};
  }
};

/** The measure of each screen, kept where the public screen's own page lives; it says nothing of any person. */
export const createScreenMemory = (
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  search: string,
  screen: Pick<Screen, 'width' | 'height'>,
): ScreenMemory => {
  const name = nameOf(search, screen);
  return {
    read: () => measuresIn(storage)[name],
    write: (cardPixels) => {
      const others = Object.entries(measuresIn(storage)).filter(([other]) => other !== name);
      const kept = [...others.slice(-(LARGEST_MEMORY - 1)), [name, cardPixels] as const];
      try {
        storage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
      } catch {
        // A full disk loses a measure, which is taken again in half a minute; the bill must still be shown.
      }
    },
  };
};
