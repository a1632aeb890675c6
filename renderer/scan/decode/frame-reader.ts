import type { Decoder, FoundCode } from './decoder.ts';
import { findSymbols, type PlainArea, type SymbolPlaces } from './find-symbols.ts';
import type { GreyFrame } from './grey-frame.ts';
import { enlarged, repeatedRows, smoothed, stretched, unblurredRows, uprightBands } from './resample.ts';

/** A camera brings the next frame at once; a photograph comes once, so everything is tried on it. */
export type Patience = 'next-frame-comes' | 'only-picture';

/** Reads codes from one frame after the other. */
export interface FrameReader {
  read(frame: GreyFrame, patience: Patience): Promise<readonly FoundCode[]>;
}

interface FrameReaderDeps {
  readonly engine: Decoder;
  /** Tried in turn with the rest where it is another one. */
  readonly fallback: Decoder | undefined;
  readonly nowMs: () => number;
}

/** A frame with what was found out about it, so that no attempt finds it out again. */
interface Look {
  readonly frame: GreyFrame;
  readonly places: SymbolPlaces;
  /** The strips of bars, upright; a row for each third of their height. */
  readonly strips: readonly GreyFrame[];
}

interface Attempt {
  readonly applies: (look: Look) => boolean;
  readonly run: (look: Look) => Promise<readonly FoundCode[]>;
}

/** All work on a frame of a camera, so that the reader keeps up with it on a slow PC: less than plain zxing-js takes. */
const FRAME_BUDGET_MS = 12;
/** Bars are sampled twice as fine as the camera's pixels; tilted ones lie between them. */
const BAR_SCALE = 2;
const BANDS = 3;
const STRIP_ROWS = 4;
/** Blurs of a lens out of focus that are tried to be undone, in pixels of the camera. */
const SLIGHT_BLUR = 1.5;
const STRONG_BLUR = 2.5;
/** Symbols smaller than this are drawn twice as large before a second look. */
const LARGEST_TO_ENLARGE = 420;

/** One after the other until a place gives something. */
const firstFound = async <Place>(
  places: readonly Place[],
  read: (place: Place) => Promise<readonly FoundCode[]>,
): Promise<readonly FoundCode[]> => {
  for (const place of places) {
    const found = await read(place);
    if (found.length > 0) return found;
  }
  return [];
};

const hasBars = ({ strips }: Look): boolean => strips.length > 0;
const hasSquares = ({ places }: Look): boolean => places.matrices.length > 0;

const bars = (engine: Decoder, change: (strip: GreyFrame) => GreyFrame): Attempt => ({
  applies: hasBars,
  run: ({ strips }) =>
    firstFound(strips, (strip) => engine.decode(repeatedRows(change(strip), STRIP_ROWS), 'upright-bars')),
});

const squares = (engine: Decoder, draw: (frame: GreyFrame, area: PlainArea) => GreyFrame): Attempt => ({
  applies: hasSquares,
  run: ({ frame, places }) =>
    firstFound(places.matrices, (area) => engine.decode(stretched(draw(frame, area)), 'square-symbol')),
});

const twice = (frame: GreyFrame, area: PlainArea): GreyFrame =>
  enlarged(frame, area, Math.max(area.width, area.height) <= LARGEST_TO_ENLARGE ? 2 : 1);

const everything = (engine: Decoder, task: 'everything-quickly' | 'everything-patiently'): Attempt => ({
  applies: () => true,
  run: ({ frame }) => engine.decode(frame, task),
});

/** Cheap and most fruitful: the places that look like symbols, as they are. */
const firstAttempts = (engine: Decoder): readonly Attempt[] => [
  bars(engine, (strip) => strip),
  squares(engine, (frame, area) => enlarged(frame, area, 1)),
];

/** What a camera's frames are tried with by turns: the next frame begins where this one had to stop. */
const attemptsByTurns = (engine: Decoder, fallback: Decoder | undefined): readonly Attempt[] => [
  everything(engine, 'everything-quickly'),
  bars(engine, (strip) => unblurredRows(strip, SLIGHT_BLUR * BAR_SCALE)),
  squares(engine, (frame, area) => smoothed(enlarged(frame, area, 1))),
  bars(engine, (strip) => unblurredRows(strip, STRONG_BLUR * BAR_SCALE)),
  squares(engine, twice),
  squares(engine, (frame, area) => smoothed(smoothed(twice(frame, area)))),
  ...(fallback === undefined ? [] : [bars(fallback, (strip) => strip), squares(fallback, twice)]),
];

/** What only a photograph is worth: slow, and looking at all of it. */
const lastAttempts = (engine: Decoder, fallback: Decoder | undefined): readonly Attempt[] => [
  everything(engine, 'everything-patiently'),
  { applies: () => true, run: ({ frame }) => engine.decode(smoothed(frame), 'everything-patiently') },
  ...(fallback === undefined ? [] : [everything(fallback, 'everything-patiently')]),
];

const lookAt = (frame: GreyFrame): Look => {
  const places = findSymbols(frame);
  const strips = places.bars.map((area) => stretched(uprightBands(frame, area, { scale: BAR_SCALE, bands: BANDS })));
  return { frame, places, strips };
};

const firstOf = (attempts: readonly Attempt[], look: Look): Promise<readonly FoundCode[]> =>
  firstFound(
    attempts.filter((attempt) => attempt.applies(look)),
    (attempt) => attempt.run(look),
  );

/**
 * Reads frames: places that look like symbols first, bars turned upright; then, while the time of a frame lasts, harder
 * attempts by turns. A photograph gets every attempt there is.
 */
export const createFrameReader = ({ engine, fallback, nowMs }: FrameReaderDeps): FrameReader => {
  const first = firstAttempts(engine);
  const byTurns = attemptsByTurns(engine, fallback).map((attempt) => ({ attempt, usualMs: 0 }));
  const last = lastAttempts(engine, fallback);
  let turn = 0;

  const tryByTurns = async (look: Look, untilMs: number): Promise<readonly FoundCode[]> => {
    for (let tried = 0; tried < byTurns.length; tried += 1) {
      const next = byTurns[turn % byTurns.length];
      if (next?.attempt.applies(look)) {
        const startMs = nowMs();
        // The first of a frame runs in any case, or a slow PC would never try it.
        if (tried > 0 && startMs + next.usualMs > untilMs) return [];
        const found = await next.attempt.run(look);
        next.usualMs = (next.usualMs + nowMs() - startMs) / 2;
        // What has just read this label most likely reads it again.
        if (found.length > 0) return found;
      }
      turn += 1;
    }
    return [];
  };

  return {
    read: async (frame, patience) => {
      const startMs = nowMs();
      const look = lookAt(frame);
      const found = await firstOf(first, look);
      if (found.length > 0) return found;
      if (patience === 'next-frame-comes') return tryByTurns(look, startMs + FRAME_BUDGET_MS);
      return firstOf([...byTurns.map(({ attempt }) => attempt), ...last], look);
    },
  };
};
