/** What places a movement among the others of its folder. */
export interface MovementOrderKey {
  readonly id: string;
  /** Corrected instant, ISO UTC as `Date.prototype.toISOString` writes it, so that text order is time order. */
  readonly effectiveAt: string;
  readonly deviceId: string;
  /** Place in the device's own sequence: one device's scans keep their order even within a millisecond. */
  readonly seq: number;
}

const compareText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/**
 * Negative when `a` comes before `b`: by corrected time, then device, then the device's sequence, then id. A total order
 * that every device computes alike, whatever order the movements arrived in.
 */
export const compareMovementOrder = (a: MovementOrderKey, b: MovementOrderKey): number =>
  compareText(a.effectiveAt, b.effectiveAt) ||
  compareText(a.deviceId, b.deviceId) ||
  a.seq - b.seq ||
  compareText(a.id, b.id);
