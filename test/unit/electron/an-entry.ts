import type { OutboxEntry } from '#shared/sync/protocol.ts';

const rowId = (number: number): string => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** One unsent mutation of a PC; entries of equal seq and client are the same entry. */
export const anEntry = (seq: number, given: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId: rowId(1),
  seq,
  id: rowId(1_000 + seq),
  name: 'check-out-folder@1',
  args: { purpose: 'ยืมตรวจโรงงาน' },
  actorId: rowId(2),
  deviceId: rowId(3),
  occurredAt: '2026-11-22T02:00:00.000Z',
  monotonicMs: 12.5,
  offsetMs: 0,
  ...given,
});

export const otherClient = rowId(9);
export const seqs = (entries: readonly OutboxEntry[]): number[] => entries.map((entry) => entry.seq);
