import { slipsOfNumber } from '#data/reconciliation-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';

/** For which notices a slip of this number was shown before, scanned or typed; nothing when for none. */
export const SlipUsed = ({ transRef }: { readonly transRef: string }) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  const noticeIds = new Set(slipsOfNumber(rows, transRef).flatMap(({ shown }) => shown.map((one) => one.noticeId)));
  if (noticeIds.size === 0) return null;
  const references = [...noticeIds].map((id) => formatReference(rows.get('notice', id)?.ref1 ?? ''));
  return <Banner tone="exception" title={messages.slipUsed(references.join(', '))} testId="slip-used" />;
};
