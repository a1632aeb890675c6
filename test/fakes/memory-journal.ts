import { ok } from '#shared/lib/result.ts';
import type { Journal } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

/** A journal in an array that a test may keep across a simulated restart. */
export const createMemoryJournal = (lines: OutboxEntry[]): Journal => ({
  append: async (entry) => {
    lines.push(entry);
    return ok();
  },
  read: async () => ok([...lines]),
  trim: async (clientId, throughSeq) => {
    const kept = lines.filter((entry) => entry.clientId !== clientId || entry.seq > throughSeq);
    lines.splice(0, lines.length, ...kept);
    return ok();
  },
});
