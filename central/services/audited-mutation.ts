import { mutationByWireName } from '#shared/mutations/registry.ts';
import type { OutboxEntry, Verdict } from '#shared/sync/protocol.ts';
import type { AuditedMutation } from './audit-trail.ts';
import { sha256Hex } from './tokens.ts';

/** A judged entry as it stands in the trail. A name that no mutation has is not repeated: anything may be written in it. */
export const auditedMutation = (
  entry: OutboxEntry,
  judged: { readonly entryJson: string; readonly outcome: Verdict['outcome']; readonly broughtBy?: string },
): AuditedMutation => {
  const { outcome, broughtBy, entryJson } = judged;
  return {
    kind: 'mutation',
    name: mutationByWireName(entry.name) ? entry.name : 'unknown',
    id: entry.id,
    clientId: entry.clientId,
    seq: entry.seq,
    deviceId: entry.deviceId,
    actorId: entry.actorId,
    occurredAt: entry.occurredAt,
    offsetMs: entry.offsetMs,
    ...(broughtBy === undefined ? {} : { broughtBy }),
    outcome: outcome.kind,
    ...(outcome.kind === 'rejected' ? { error: outcome.error.type } : {}),
    entryHash: sha256Hex(entryJson),
  };
};
