import { maskTaxpayerId } from '#shared/domain/taxpayer-id.ts';
import type { StoredVerdict } from '#shared/sync/ports.ts';

/** Citizen ids never leave by a file; a number of thirteen digits that is a firm's stays as it is. */
const masked = (json: string): string => json.replaceAll(/(?<!\d)\d{13}(?!\d)/g, maskTaxpayerId);

/** What the centre refused, as a file for whoever looks into it: each with what was asked, by whom, when, and why not. */
export const refusalsAsFile = (refused: readonly StoredVerdict[]): Uint8Array => {
  const list = refused.map(({ seq, entry, verdict }) => ({
    seq,
    clientId: entry.clientId,
    id: entry.id,
    name: entry.name,
    actorId: entry.actorId,
    occurredAt: entry.occurredAt,
    error: verdict.kind === 'rejected' ? verdict.error : undefined,
    args: entry.args,
  }));
  return new TextEncoder().encode(`${masked(JSON.stringify(list, undefined, 2))}\n`);
};
