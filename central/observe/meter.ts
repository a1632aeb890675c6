/** What became of a mutation that was judged just now. */
export type JudgedAs = 'applied' | 'exception' | 'rejected';

/** What the centre counts while it works. Names and numbers only: nothing about a person, a firm or an amount. */
export interface Meter {
  /** One mutation was judged for the first time; `mutation` is its wire name as it came. */
  judged(mutation: string, as: JudgedAs): void;
  /** One push with so many entries arrived. */
  pushed(entries: number): void;
  /** A PC compared a table with the centre's; `ranges` is how many of them it found to differ, 0 when it begins. */
  compared(ranges: number): void;
  /** A live stream was opened; the function that comes back is called when it ends. */
  listening(): () => void;
}

/** Counts nothing. */
export const silentMeter: Meter = {
  judged: () => undefined,
  pushed: () => undefined,
  compared: () => undefined,
  listening: () => () => undefined,
};
