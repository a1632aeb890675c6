import { code128, datamatrix, type DrawingContext } from 'bwip-js/generic';
import { invariant } from '#shared/lib/invariant.ts';

/** The dark parts of a symbol as one SVG path whose unit is one module. Without quiet zones. */
export interface BarcodeSymbol {
  readonly modulesWide: number;
  /** For bars 1: they are stretched to the height of their place. */
  readonly modulesHigh: number;
  readonly path: string;
}

/** bwip-js draws small squares at two pixels a module, and a line by its middle pixel. */
const PIXELS_PER_MODULE = 2;

interface Drawn {
  width: number;
  readonly lines: { readonly left: number; readonly width: number }[];
  readonly polygons: (readonly (readonly [number, number])[])[];
}

const captureDrawing = (): DrawingContext<Drawn> => {
  const drawn: Drawn = { width: 0, lines: [], polygons: [] };
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      drawn.width = width;
    },
    line: (x, _y, _x1, _y1, width) => {
      drawn.lines.push({ left: x - Math.ceil(width / 2), width });
    },
    polygon: (points) => {
      drawn.polygons.push(points);
    },
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => drawn,
  };
};

/** Code 128 of an even number of digits (set C), e.g. the 12 digits of a folder code. Anything else is a bug and throws. */
export const code128Symbol = (digits: string): BarcodeSymbol => {
  invariant(/^(\d\d)+$/.test(digits), 'bars are made of an even number of digits');
  const drawn = code128({ bcid: 'code128', text: digits, scale: 1, height: 1 }, captureDrawing());
  const path = drawn.lines.map(({ left, width }) => `M${left} 0h${width}v1h${-width}z`).join('');
  return { modulesWide: drawn.width, modulesHigh: 1, path };
};

/** Square DataMatrix (ECC 200) of digits; other text is a bug and throws. */
export const dataMatrixSymbol = (digits: string): BarcodeSymbol => {
  invariant(/^\d+$/.test(digits), 'a matrix is made of digits');
  const drawn = datamatrix({ bcid: 'datamatrix', text: digits, scale: 1 }, captureDrawing());
  const modules = drawn.width / PIXELS_PER_MODULE;
  const path = drawn.polygons
    .map((points) => `M${points.map(([x, y]) => `${x / PIXELS_PER_MODULE} ${y / PIXELS_PER_MODULE}`).join('L')}z`)
    .join('');
  return { modulesWide: modules, modulesHigh: modules, path };
};
