import { pathOf, staffName } from '#data/folder-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { syncMessages } from '#i18n/messages/sync.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** A movement that contradicts another one: when, to whom or where, and recorded by whom. */
export const causeWords = (
  rows: ReadModel,
  { kind, borrowerId, actorId, locationId, transferId, occurredAt }: MovementRow,
  { messages, language }: { readonly messages: typeof syncMessages.th; readonly language: Language },
): string => {
  const at = formatInstant(occurredAt, language);
  const by = staffName(rows, actorId);
  const destination = rows.get('transfer', transferId ?? '')?.destination ?? '';
  if (kind === 'seen' || kind === 'check-in' || kind === 'move') {
    return messages.seenAt(pathOf(rows, locationId), by, at);
  }
  if (kind === 'send-away') return messages.sentAway(destination, by, at);
  if (kind !== 'settle') return messages.lentTo(staffName(rows, borrowerId ?? actorId), by, at);
  return borrowerId === undefined
    ? messages.settledAt(pathOf(rows, locationId) ?? destination, by, at)
    : messages.settledWith(staffName(rows, borrowerId), by, at);
};
