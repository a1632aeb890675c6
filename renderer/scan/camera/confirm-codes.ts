import { classifyScan } from '#shared/domain/scan-code.ts';

/** Within this time of its last sight the same code is the same label, still held in front of the camera. */
const SAME_LABEL_MS = 3_000;
/** Two reads of a code without check digits of ours must agree within this time. */
const AGREEING_MS = 1_500;
const READS_WANTED = 2;

interface Sight {
  readonly lastMs: number;
  readonly reads: number;
  readonly isTold: boolean;
}

/** What the camera saw lately, by text. */
export type Sights = ReadonlyMap<string, Sight>;

export const noSights: Sights = new Map();

const isOwn = (text: string): boolean => classifyScan(text).kind !== 'unknown';

const seenAgain = (sight: Sight | undefined, atMs: number): Sight => {
  const isSame = sight !== undefined && atMs - sight.lastMs <= (sight.isTold ? SAME_LABEL_MS : AGREEING_MS);
  return isSame ? { ...sight, lastMs: atMs, reads: sight.reads + 1 } : { lastMs: atMs, reads: 1, isTold: false };
};

/**
 * Which of the codes read from a frame are scans. Our own are believed at once, for their check digits tell a misread;
 * any other text must be read twice. A label that stays before the camera is one scan, until it was away for 3 seconds.
 */
export const confirmCodes = (
  sights: Sights,
  texts: readonly string[],
  atMs: number,
): { readonly sights: Sights; readonly scans: readonly string[] } => {
  const scans: string[] = [];
  const next = new Map([...sights].filter(([, { lastMs }]) => atMs - lastMs <= SAME_LABEL_MS));
  for (const text of new Set(texts)) {
    const sight = seenAgain(next.get(text), atMs);
    const isScan = !sight.isTold && (sight.reads >= READS_WANTED || isOwn(text));
    if (isScan) scans.push(text);
    next.set(text, isScan ? { ...sight, isTold: true } : sight);
  }
  return { sights: next, scans };
};
