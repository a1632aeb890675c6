/** A key as a page hears it, with the moment it was pressed. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly atMs: number;
}

/** The keys of a scanner that sends a code of digits and Enter. */
export const scanPresses = (
  code: string,
  timing: { readonly startMs: number; readonly gapMs: number },
): readonly Press[] => [
  ...Array.from(code, (digit, index) => ({
    code: `Digit${digit}`,
    key: digit,
    atMs: timing.startMs + index * timing.gapMs,
  })),
  { code: 'Enter', key: 'Enter', atMs: timing.startMs + code.length * timing.gapMs },
];

/**
 * Presses the keys in the page, each at the moment it says (epoch ms): the gaps are those of the scanner however busy the
 * machine is, where keys sent through the browser's debugging port come as late as that port is.
 */
export const sendPresses = (presses: readonly Press[]): void => {
  for (const { code, key, atMs } of presses) {
    for (const type of ['keydown', 'keyup']) {
      const event = new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: atMs - performance.timeOrigin });
      (document.activeElement ?? document.body).dispatchEvent(event);
    }
  }
};
