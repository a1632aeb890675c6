import { dotsToMm } from './label-geometry.ts';

/**
 * Bars as a printer will put them on paper. What is assumed of toner and paper, from office lasers on white label stock
 * (unverified on the office's own): paper reflects 82 %, toner 6 %, and every dot grows by a tenth of a dot on each side.
 */
export interface PrintedBars {
  /** Bars and spaces in modules, beginning and ending with a bar. */
  readonly widths: readonly number[];
  /** Width of a module as it comes out, whole dots or not. */
  readonly moduleMm: number;
  readonly heightMm: number;
  /** White on the narrower side. */
  readonly quietMm: number;
  readonly dpi: number;
  /** How far the bars lean, in mm across per mm down; 0 when they stand upright on the printer's grid. */
  readonly slant?: number;
  /** How far a dot grows on each side, in dots; a tenth of a dot where it is not said. */
  readonly growthDots?: number;
  /** What the black of the bars reflects, 0 to 1; that of toner where it is not said. */
  readonly blackReflectance?: number;
}

const PAPER = 0.82;
const TONER = 0.06;
const GROWTH_DOTS = 0.1;
const SAMPLES_PER_DOT = 8;

/** Aperture for a module, both in mm (ISO/IEC 15416, table 2). */
const apertureFor = (moduleMm: number): number => {
  if (moduleMm < 0.18) return 0.075;
  if (moduleMm < 0.33) return 0.125;
  return moduleMm < 0.635 ? 0.25 : 0.5;
};

/** Which dots of one row are black: those whose centre lies in a bar. */
const dotsOf = (bars: PrintedBars, fromTopMm: number, quietDots: number): readonly boolean[] => {
  const dotMm = dotsToMm(1, bars.dpi);
  const edges: number[] = [0];
  for (const width of bars.widths) edges.push((edges.at(-1) ?? 0) + width * bars.moduleMm);
  const shiftMm = quietDots * dotMm + (bars.slant ?? 0) * fromTopMm;
  const count = quietDots * 2 + Math.ceil((edges.at(-1) ?? 0) / dotMm);
  let element = 0;
  return Array.from({ length: count }, (_, dot) => {
    const atMm = (dot + 0.5) * dotMm - shiftMm;
    while (element < edges.length && (edges[element] ?? 0) <= atMm) element += 1;
    // After the first edge a bar, after the second a space, and so on; before and after all of them paper.
    return element % 2 === 1 && element < edges.length;
  });
};

/** Reflectance along the row with grown dots, in samples. */
const inkLine = (dots: readonly boolean[], bars: PrintedBars): readonly number[] => {
  const growth = Math.round((bars.growthDots ?? GROWTH_DOTS) * SAMPLES_PER_DOT);
  const black = bars.blackReflectance ?? TONER;
  const isBlack = (sample: number): boolean => dots[Math.floor(sample / SAMPLES_PER_DOT)] === true;
  return Array.from({ length: dots.length * SAMPLES_PER_DOT }, (_, sample) =>
    isBlack(sample - growth) || isBlack(sample) || isBlack(sample + growth) ? black : PAPER,
  );
};

/** What a round aperture sees: every sample weighted by how much of the circle lies over it. */
const throughAperture = (line: readonly number[], radius: number): readonly number[] => {
  const reach = Math.floor(radius);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.sqrt(Math.max(0, radius ** 2 - (at - reach) ** 2)),
  );
  const total = weights.reduce((all, weight) => all + weight, 0);
  return line.map((_, at) => {
    let seen = 0;
    for (const [index, weight] of weights.entries()) seen += weight * (line[at + index - reach] ?? PAPER);
    return seen / total;
  });
};

/** What one scan line shows. */
export interface ScanProfile {
  readonly highest: number;
  readonly lowest: number;
  /** The smallest step in reflectance between a bar and the space beside it. */
  readonly edgeContrast: number;
  /** Widths of bars and spaces between edges, in samples. */
  readonly elements: readonly number[];
}

/** Edges at half the reflectance, between samples, and the extreme value of each element between them. */
const readElements = (profile: readonly number[], threshold: number) => {
  const edges: number[] = [];
  const extremes: number[] = [];
  let extreme = profile[0] ?? PAPER;
  for (let at = 1; at < profile.length; at += 1) {
    const [before, now] = [profile[at - 1] ?? PAPER, profile[at] ?? PAPER];
    const isDark = before < threshold;
    if (isDark !== now < threshold) {
      edges.push(at - 1 + (threshold - before) / (now - before));
      extremes.push(extreme);
      extreme = now;
    } else {
      extreme = isDark ? Math.min(extreme, now) : Math.max(extreme, now);
    }
  }
  extremes.push(extreme);
  return { edges, extremes };
};

/** One scan line across the bars, `share` of their height from the top (0 to 1). */
export const scanProfile = (bars: PrintedBars, share: number): ScanProfile => {
  const dotMm = dotsToMm(1, bars.dpi);
  const quietDots = Math.max(4, Math.ceil((12 * bars.moduleMm + Math.abs(bars.slant ?? 0) * bars.heightMm) / dotMm));
  const dots = dotsOf(bars, share * bars.heightMm, quietDots);
  const radius = ((apertureFor(bars.moduleMm) / 2) * SAMPLES_PER_DOT) / dotMm;
  const profile = throughAperture(inkLine(dots, bars), radius);
  const highest = Math.max(...profile);
  const lowest = Math.min(...profile);
  const { edges, extremes } = readElements(profile, (highest + lowest) / 2);
  const contrasts = extremes.slice(1).map((extreme, index) => Math.abs(extreme - (extremes[index] ?? extreme)));
  return {
    highest,
    lowest,
    edgeContrast: contrasts.length === 0 ? 0 : Math.min(...contrasts),
    elements: edges.slice(1).map((edge, index) => edge - (edges[index] ?? edge)),
  };
};
