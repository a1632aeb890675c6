import { useState } from 'react';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import { CalendarDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { MutateError } from '#data/office-data.ts';
import type { SlipLeadRow } from '#shared/model/money-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import type { Tone } from '#ui/tone.ts';
import styles from './reconciliation.module.css';

interface Said {
  readonly tone: Tone;
  readonly title: string;
  readonly hint: string;
}

/** Where the last question stands: on its way, or answered. */
const useStanding = ({ inquiry }: SlipLeadRow): Said | undefined => {
  const messages = useMessages(reconciliationMessages);
  const isOffline = useSync().status.phase.kind === 'waiting';
  if (!inquiry) return undefined;
  const said = inquiry.answer?.said;
  switch (said?.kind) {
    case undefined:
      return {
        tone: 'waiting',
        title: messages.slipAsked(inquiry.paidOn),
        hint: isOffline ? messages.slipAskedOffline : '',
      };
    case 'found':
      return {
        tone: 'done',
        title: messages.slipFound(said.satang, said.ref1, said.paidAt),
        hint: messages.slipFoundHint,
      };
    case 'not-found':
      return { tone: 'exception', title: messages.slipNotFound(inquiry.paidOn), hint: messages.slipNotFoundHint };
    case 'no-answer':
      return { tone: 'elsewhere', title: messages.slipNoAnswer, hint: messages.slipNoAnswerHint };
    case 'cannot-ask':
      return { tone: 'elsewhere', title: messages.slipCannotAsk, hint: messages.slipCannotAskHint };
  }
};

/** Asks the bank about a slip by the date that stands on it, and shows what it said. */
export const SlipInquiry = ({ lead }: { readonly lead: SlipLeadRow }) => {
  const messages = useMessages(reconciliationMessages);
  const { data } = useServices();
  const [paidOn, setPaidOn] = useState(() => {
    const shownOn = lead.shown.at(-1)?.at ?? '';
    return CalendarDate.safeParse(lead.inquiry?.paidOn ?? lead.typed?.paidOn ?? isoDateAt(Date.parse(shownOn))).data;
  });
  const [failure, setFailure] = useState<MutateError>();
  const standing = useStanding(lead);
  const isOpen = lead.askedAt !== undefined && lead.inquiry?.paidOn === paidOn;
  const ask = async (): Promise<void> => {
    if (paidOn === undefined) return;
    const asked = await data.mutate('ask-about-slip', { slipId: lead.id, paidOn });
    setFailure(asked.ok ? undefined : asked.error);
  };
  return (
    <>
      <div className={styles.ask}>
        <ThaiDateField
          label={messages.slipPaidOn}
          value={paidOn}
          onChange={setPaidOn}
          testId={`slip-day-${lead.transRef}`}
        />
        <Button
          icon="exchange"
          isDisabled={paidOn === undefined || isOpen}
          onPress={() => void ask()}
          description={`${messages.slipAsk} ${lead.transRef}`}
          testId={`slip-ask-${lead.transRef}`}
        >
          {lead.inquiry ? messages.slipAskAgain : messages.slipAsk}
        </Button>
      </div>
      {standing && (
        <Banner tone={standing.tone} title={standing.title} testId={`slip-said-${lead.transRef}`}>
          {standing.hint}
        </Banner>
      )}
      {failure && <ErrorNote error={failure} />}
    </>
  );
};
