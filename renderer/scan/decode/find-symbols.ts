import type { GreyFrame } from './grey-frame.ts';
import type { TiltedArea } from './resample.ts';

/** Edge of the squares in which the picture is looked at; a symbol that can be read covers several of them. */
const CELL = 16;
/** Every second pixel of every second row tells enough about a cell. */
const STEP = 2;
const SAMPLES = (CELL / STEP) ** 2;
/** Share of a cell's edges, noise taken off, that lie in one direction. Bars come near 1, letters stay far below. */
const LEAST_AGREEMENT = 0.5;
/** Mean squared step between neighbouring pixels; below it a cell is plain paper. */
const LEAST_EDGES = 16;
/** How much stronger than the noise everywhere the edges of a symbol are. */
const ABOVE_NOISE = 1.6;
/** Noise alone differs from cell to cell by less. */
const ABOVE_CHANCE = 0.2;
const LEAST_BAR_CELLS = 5;
const LEAST_MATRIX_CELLS = 4;
/** At double angle; neighbouring cells of one symbol differ by less than 18 degrees. */
const SAME_DIRECTION = Math.cos((2 * 18 * Math.PI) / 180);
const MOST_BARS = 2;
const MOST_MATRICES = 2;
/** Seen at a slant a square is no square any more. */
const MOST_STRETCH = 2;

/** An upright rectangle of a picture, in whole pixels. */
export interface PlainArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where symbols may stand, the likeliest first. */
export interface SymbolPlaces {
  readonly bars: readonly TiltedArea[];
  readonly matrices: readonly PlainArea[];
}

/** Per cell how strong its edges are, and the direction across them at double angle, where opposite is the same. */
interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly edges: Float32Array;
  readonly agreement: Float32Array;
  readonly cosine: Float32Array;
  readonly sine: Float32Array;
}

const readCell = (frame: GreyFrame, grid: CellGrid, at: number): void => {
  const { data, width } = frame;
  let acrossX = 0;
  let acrossY = 0;
  let mixed = 0;
  const left = (at % grid.columns) * CELL + 1;
  const top = Math.floor(at / grid.columns) * CELL + 1;
  for (let y = top; y < top + CELL; y += STEP) {
    const line = y * width;
    for (let pixel = line + left; pixel < line + left + CELL; pixel += STEP) {
      const stepX = (data[pixel + 1] ?? 0) - (data[pixel - 1] ?? 0);
      const stepY = (data[pixel + width] ?? 0) - (data[pixel - width] ?? 0);
      acrossX += stepX * stepX;
      acrossY += stepY * stepY;
      mixed += stepX * stepY;
    }
  }
  const agreement = Math.hypot(acrossX - acrossY, 2 * mixed);
  grid.edges[at] = (acrossX + acrossY) / SAMPLES;
  grid.agreement[at] = agreement / SAMPLES;
  grid.cosine[at] = agreement === 0 ? 1 : (acrossX - acrossY) / agreement;
  grid.sine[at] = agreement === 0 ? 0 : (2 * mixed) / agreement;
};

const cellGrid = (frame: GreyFrame): CellGrid => {
  const columns = Math.max(0, Math.floor((frame.width - 2) / CELL));
  const rows = Math.max(0, Math.floor((frame.height - 2) / CELL));
  const floats = (): Float32Array => new Float32Array(columns * rows);
  const grid = { columns, rows, edges: floats(), agreement: floats(), cosine: floats(), sine: floats() };
  for (let at = 0; at < columns * rows; at += 1) readCell(frame, grid, at);
  return grid;
};

/** What every cell has: the noise of the camera. Symbols cover the smaller part of a picture. */
const noiseOf = ({ edges }: CellGrid): number => edges.toSorted()[Math.floor(edges.length * 0.3)] ?? 0;

/** Cells that hang together, each taken out of `open` once. */
const takeCluster = (
  { columns, rows }: CellGrid,
  first: number,
  { open, joins }: { readonly open: Uint8Array; readonly joins: (one: number, other: number) => boolean },
): readonly number[] => {
  const cluster = [first];
  open[first] = 0;
  for (const at of cluster) {
    const column = at % columns;
    const row = Math.floor(at / columns);
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
        const next = y * columns + x;
        if (open[next] !== 1 || !joins(at, next)) continue;
        open[next] = 0;
        cluster.push(next);
      }
    }
  }
  return cluster;
};

const clustersOf = (
  grid: CellGrid,
  isOpen: (at: number) => boolean,
  { least, joins }: { readonly least: number; readonly joins: (one: number, other: number) => boolean },
): readonly (readonly number[])[] => {
  const open = Uint8Array.from(grid.edges, (_, at) => (isOpen(at) ? 1 : 0));
  const clusters: (readonly number[])[] = [];
  for (let at = 0; at < open.length; at += 1) {
    if (open[at] !== 1) continue;
    const cluster = takeCluster(grid, at, { open, joins });
    if (cluster.length >= least) clusters.push(cluster);
  }
  return clusters;
};

const middleOf = ({ columns }: CellGrid, at: number): readonly [number, number] => [
  ((at % columns) + 0.5) * CELL + 1,
  (Math.floor(at / columns) + 0.5) * CELL + 1,
];

const barArea = (grid: CellGrid, cluster: readonly number[]): TiltedArea => {
  let cosine = 0;
  let sine = 0;
  for (const at of cluster) {
    cosine += (grid.cosine[at] ?? 0) * (grid.agreement[at] ?? 0);
    sine += (grid.sine[at] ?? 0) * (grid.agreement[at] ?? 0);
  }
  const angle = Math.atan2(sine, cosine) / 2;
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  let [leftmost, rightmost, highest, lowest] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of cluster) {
    const [x, y] = middleOf(grid, at);
    const across = x * right + y * down;
    const along = y * right - x * down;
    leftmost = Math.min(leftmost, across);
    rightmost = Math.max(rightmost, across);
    highest = Math.min(highest, along);
    lowest = Math.max(lowest, along);
  }
  const [across, along] = [(leftmost + rightmost) / 2, (highest + lowest) / 2];
  return {
    middle: [across * right - along * down, across * down + along * right],
    angle,
    // The grid cuts the ends off, and the quiet zone belongs to the symbol.
    width: (rightmost - leftmost) * 1.2 + 2.5 * CELL,
    height: Math.max(CELL / 2, lowest - highest - CELL / 2),
  };
};

const matrixArea = (grid: CellGrid, cluster: readonly number[], frame: GreyFrame): PlainArea => {
  const columns = cluster.map((at) => at % grid.columns);
  const rows = cluster.map((at) => Math.floor(at / grid.columns));
  // One cell more on each side, for the quiet zone and for what the grid cuts off.
  const left = Math.max(0, (Math.min(...columns) - 1) * CELL);
  const top = Math.max(0, (Math.min(...rows) - 1) * CELL);
  return {
    left,
    top,
    width: Math.min(frame.width, (Math.max(...columns) + 2) * CELL + 2) - left,
    height: Math.min(frame.height, (Math.max(...rows) + 2) * CELL + 2) - top,
  };
};

const isSquarish = ({ width, height }: PlainArea): boolean =>
  width < MOST_STRETCH * height && height < MOST_STRETCH * width;

const largest = (clusters: readonly (readonly number[])[], count: number): readonly (readonly number[])[] =>
  clusters.toSorted((one, other) => other.length - one.length).slice(0, count);

/** Where bars and square symbols may stand, and how bars lie: turned upright they can be read whatever their tilt. */
export const findSymbols = (frame: GreyFrame): SymbolPlaces => {
  const grid = cellGrid(frame);
  const { edges, agreement, cosine, sine } = grid;
  const noise = noiseOf(grid);
  const isStrong = (at: number): boolean => (edges[at] ?? 0) > noise * ABOVE_NOISE + LEAST_EDGES;
  const bars = clustersOf(
    grid,
    (at) => {
      const signal = (edges[at] ?? 0) - noise;
      return (
        signal > LEAST_EDGES / 2 + noise * ABOVE_CHANCE &&
        (agreement[at] ?? 0) > Math.max(LEAST_AGREEMENT * signal, 0.25 * noise)
      );
    },
    {
      least: LEAST_BAR_CELLS,
      joins: (one, other) =>
        (cosine[one] ?? 0) * (cosine[other] ?? 0) + (sine[one] ?? 0) * (sine[other] ?? 0) > SAME_DIRECTION,
    },
  );
  const matrices = clustersOf(grid, isStrong, { least: LEAST_MATRIX_CELLS, joins: () => true });
  return {
    bars: largest(bars, MOST_BARS).map((cluster) => barArea(grid, cluster)),
    matrices: largest(matrices, MOST_MATRICES + 2)
      .map((cluster) => matrixArea(grid, cluster, frame))
      .filter(isSquarish)
      .slice(0, MOST_MATRICES),
  };
};
