import { useEffect, useState } from 'react';
import type { DeskResult } from './scan-desk-state.ts';

/** A store that takes longer than this is worth being told about; a usual one is over in a few milliseconds. */
const WORTH_SHOWING_MS = 120;

/**
 * The results as they are shown: one that is just being stored appears when it is stored, in one picture instead of two,
 * because drawing the first would stand in the way of storing. One that takes long appears as being stored.
 */
export const useShownResults = (results: readonly DeskResult[]): readonly DeskResult[] => {
  const [newest] = results;
  const storing = newest?.stored.kind === 'storing' ? newest.number : undefined;
  const [slow, setSlow] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (storing === undefined) return undefined;
    const timer = setTimeout(() => setSlow(storing), WORTH_SHOWING_MS);
    return () => clearTimeout(timer);
  }, [storing]);
  if (storing === undefined || slow === storing) return results;
  const settled = results.findIndex(({ stored }) => stored.kind !== 'storing');
  return settled === -1 ? [] : results.slice(settled);
};
