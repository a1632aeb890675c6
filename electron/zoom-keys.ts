/** A key press as Electron reports it, by physical key: the Thai layout has no plus where the US layout has one. */
export interface KeyPress {
  readonly type: string;
  readonly code: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
}

const STEP = 0.5;
const SMALLEST = -3;
const LARGEST = 5;

const CHANGE_BY_CODE: Readonly<Record<string, (level: number) => number>> = {
  Equal: (level) => Math.min(LARGEST, level + STEP),
  NumpadAdd: (level) => Math.min(LARGEST, level + STEP),
  Minus: (level) => Math.max(SMALLEST, level - STEP),
  NumpadSubtract: (level) => Math.max(SMALLEST, level - STEP),
  Digit0: () => 0,
  Numpad0: () => 0,
};

/** The zoom level after Ctrl with plus, minus or zero; undefined for every other key. */
export const zoomAfter = (key: KeyPress, level: number): number | undefined =>
  key.type === 'keyDown' && (key.control || key.meta) && !key.alt ? CHANGE_BY_CODE[key.code]?.(level) : undefined;
