import { useState } from 'react';
import { useStore } from 'zustand';
import { staffName } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { suggestedNotices, type SuggestedNotice } from '#data/reconciliation-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { Result } from '#shared/lib/result.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './reconciliation.module.css';

export interface CaseDialogProps {
  readonly card: MoneyCaseRow;
  readonly onClose: () => void;
}

/** Money the bank took back can only be taken note of. */
const GONE: ReadonlySet<MoneyCaseRow['kind']> = new Set(['reversed', 'reversed-after-receipt', 'withdrawn']);

const CaseFacts = ({ card }: { readonly card: MoneyCaseRow }) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  const payment = card.paymentId === undefined ? undefined : rows.get('payment', card.paymentId);
  return (
    <>
      <p>
        <strong>{messages.about[card.kind]}</strong> · {formatReference(card.ref1) || messages.noReference}
      </p>
      {payment && (
        <p className={styles.quiet}>
          {messages.paid(payment.paidAt, payment.channel)}
          {payment.payerMasked !== undefined && ` · ${messages.payer(payment.payerMasked)}`}
        </p>
      )}
      {card.kind === 'reversed-after-receipt' && <Banner tone="refused" icon="alert" title={messages.receiptOut} />}
      {card.overtaken !== undefined && <Banner tone="exception" title={messages.overtaken} />}
    </>
  );
};

const Suggestions = ({
  suggestions,
  onMatch,
}: {
  readonly suggestions: readonly SuggestedNotice[];
  readonly onMatch: (noticeId: string) => void;
}) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  if (suggestions.length === 0) return <p className={styles.quiet}>{messages.noSuggestions}</p>;
  return (
    <section aria-label={messages.suggestions}>
      <h3>{messages.suggestions}</h3>
      <ul className={styles.list}>
        {suggestions.map(({ notice, because }) => (
          <li key={notice.id} className={styles.suggestion} data-testid={`suggested-${notice.ref1}`}>
            <p>
              {formatReference(notice.ref1)} · {rows.get('factory', notice.factoryId)?.register.name}
              <br />
              <span className={styles.quiet}>{messages.because[because]}</span>
            </p>
            <Button
              icon="exchange"
              onPress={() => onMatch(notice.id)}
              description={`${messages.match} ${formatReference(notice.ref1)}`}
              testId={`match-${notice.ref1}`}
            >
              {messages.match}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The decision about one payment: matched to the satang, proposed for refund, approved by another, or kept with a reason. */
export const CaseDialog = ({ card, onClose }: CaseDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const common = useMessages(commonMessages);
  const { data, session } = useServices();
  const toast = useToast();
  const actorId = useStore(session, (state) => state.actor?.id);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const { state } = card;
  const isGone = GONE.has(card.kind);
  const isProposed = state.kind === 'refund-proposed';
  const isOwn = isProposed && state.by === actorId;

  const settle = (decided: Result<unknown, MutateError>): void => {
    if (!decided.ok) return setFailure(decided.error);
    toast('done', messages.decidedNow);
    onClose();
  };
  const withReason = async (decide: (why: string) => Promise<Result<unknown, MutateError>>): Promise<void> => {
    setTried(true);
    if (reason.trim() !== '') settle(await decide(reason.trim()));
  };
  const caseId = card.id;
  const match = (noticeId: string): void =>
    void withReason((why) => data.mutate('match-payment', { caseId, noticeId, reason: why }));
  const propose = (): void => void withReason((why) => data.mutate('propose-refund', { caseId, reason: why }));
  const keep = (): void => void withReason((why) => data.mutate('keep-payment', { caseId, reason: why }));
  const answer = async (decision: 'approve' | 'turn-down'): Promise<void> =>
    settle(await data.mutate('decide-refund', { caseId, decision }));

  const approve = (): void => {
    if (isProposed && !isOwn) void answer('approve');
  };
  useShortcuts(
    [
      { key: 'F7', run: () => (isProposed ? void answer('turn-down') : isGone ? undefined : propose()) },
      { key: 'F8', run: () => (isProposed ? approve() : keep()) },
    ],
    'dialog',
  );
  return (
    <Dialog
      title={messages.caseTitle(card.satang)}
      isOpen
      onClose={onClose}
      width="wide"
      testId="case-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          {isProposed && (
            <Button keyHint="F7" onPress={() => void answer('turn-down')} testId="refund-turn-down">
              {messages.turnDown}
            </Button>
          )}
          {isProposed && (
            <Button
              look="primary"
              icon="check"
              keyHint="F8"
              isDisabled={isOwn}
              onPress={approve}
              testId="refund-approve"
            >
              {messages.approveRefund}
            </Button>
          )}
          {!isProposed && !isGone && (
            <Button icon="back" keyHint="F7" onPress={propose} testId="refund-propose">
              {messages.proposeRefund}
            </Button>
          )}
          {!isProposed && (
            <Button look={isGone ? 'primary' : 'plain'} icon="check" keyHint="F8" onPress={keep} testId="case-keep">
              {isGone ? messages.note : messages.keep}
            </Button>
          )}
        </>
      }
    >
      <CaseFacts card={card} />
      {isProposed && <p>{messages.proposedBy(staffName(data.rows, state.by), state.at, state.reason)}</p>}
      {isOwn && <Banner tone="waiting" title={messages.needsAnother} testId="needs-another" />}
      {!isProposed && (
        <TextField
          label={messages.reason}
          value={reason}
          onChange={setReason}
          maxLength={300}
          error={isTried && reason.trim() === '' ? messages.reasonMissing : undefined}
          testId="case-reason"
        />
      )}
      {!isProposed && !isGone && <Suggestions suggestions={suggestedNotices(data.rows, card)} onMatch={match} />}
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
