import type { retentionMessages } from '#i18n/messages/retention.ts';
import type { DisposalDecision } from '#shared/model/record-rows.ts';
import { DEFAULT_EXTENSION_YEARS } from '#shared/mutations/finish-disposal.ts';

/** What was decided about a folder, in words. */
export const outcomeWords = (
  messages: typeof retentionMessages.th,
  { outcome, extendYears }: Pick<DisposalDecision, 'outcome' | 'extendYears'>,
): string =>
  outcome === 'extend' ? messages.outcome.extend(extendYears ?? DEFAULT_EXTENSION_YEARS) : messages.outcome[outcome];
