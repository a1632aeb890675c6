/** What the operator reads, and whether it was done. */
export interface Answer {
  readonly isDone: boolean;
  readonly lines: readonly string[];
}

/** Nothing was done, and why. */
export const refused = (...lines: readonly string[]): Answer => ({ isDone: false, lines });
