import { staffName } from '#data/folder-queries.ts';
import { suggestedNotices, suggestedParts, type SuggestedNotice } from '#data/reconciliation-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { MoneyCaseRow } from '#shared/model/money-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { IconName } from '#ui/icon.tsx';
import { SecondPersonFields } from '#ui/second-person-fields.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { PartsTogether } from './parts-together.tsx';
import { isMoneyGone, useCaseDecision, type CaseDecision } from './use-case-decision.ts';
import styles from './reconciliation.module.css';

export interface CaseDialogProps {
  readonly card: MoneyCaseRow;
  readonly onClose: () => void;
}

const CaseFacts = ({ card }: { readonly card: MoneyCaseRow }) => {
  const messages = useMessages(reconciliationMessages);
  const receipts = useMessages(receiptsMessages);
  const { rows } = useServices().data;
  const payment = card.paymentId === undefined ? undefined : rows.get('payment', card.paymentId);
  return (
    <>
      <p>
        <strong>{messages.about[card.kind]}</strong> · {formatReference(card.ref1) || messages.noReference}
      </p>
      {payment && (
        <p className={styles.quiet}>
          {messages.paid(payment.paidAt, receipts.channel(payment.channel))}
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

interface Choice {
  readonly word: string;
  readonly icon?: IconName;
  readonly look?: 'primary' | 'plain';
  readonly isDisabled?: boolean;
  readonly run: () => void;
  readonly testId: string;
}

/** What may be done now: F7 and F8, in this order. */
const useChoices = (
  card: MoneyCaseRow,
  decision: CaseDecision,
): { readonly other: Choice | undefined; readonly main: Choice } => {
  const messages = useMessages(reconciliationMessages);
  if (card.state.kind === 'refund-proposed') {
    const { second, approve, turnDown } = decision;
    return {
      other: { word: messages.turnDown, run: turnDown, testId: 'refund-turn-down' },
      main: {
        word: messages.approveRefund,
        icon: 'check',
        look: 'primary',
        isDisabled: !second.isFilled,
        run: () => void approve(),
        testId: 'refund-approve',
      },
    };
  }
  const keep = { icon: 'check', run: decision.keep, testId: 'case-keep' } as const;
  if (isMoneyGone(card)) return { other: undefined, main: { ...keep, word: messages.note, look: 'primary' } };
  return {
    other: { word: messages.proposeRefund, icon: 'back', run: decision.propose, testId: 'refund-propose' },
    main: { ...keep, word: messages.keep },
  };
};

const ChoiceButton = ({ choice, keyHint }: { readonly choice: Choice; readonly keyHint: string }) => {
  const { word, run, ...rest } = choice;
  return (
    <Button {...rest} keyHint={keyHint} onPress={run}>
      {word}
    </Button>
  );
};

/** The decision about one payment: matched to the satang, proposed for refund, approved by another, or kept with a reason. */
export const CaseDialog = ({ card, onClose }: CaseDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const decision = useCaseDecision(card, onClose);
  const { other, main } = useChoices(card, decision);
  const { state } = card;
  const parts = state.kind === 'open' ? suggestedParts(data.rows, card) : undefined;
  const suggestions = suggestedNotices(data.rows, card);
  const runMain = (): void => {
    if (main.isDisabled !== true) main.run();
  };
  useShortcuts(
    [
      { key: 'F7', run: () => other?.run() },
      { key: 'F8', run: runMain },
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
          {other && <ChoiceButton choice={other} keyHint="F7" />}
          <ChoiceButton choice={main} keyHint="F8" />
        </>
      }
    >
      <CaseFacts card={card} />
      {state.kind === 'refund-proposed' ? (
        <>
          <p>{messages.proposedBy(staffName(data.rows, state.by), state.at, state.reason)}</p>
          <SecondPersonFields person={decision.second} hint={messages.needsAnother} />
        </>
      ) : (
        <TextField
          label={messages.reason}
          value={decision.reason}
          onChange={decision.setReason}
          maxLength={300}
          error={decision.isReasonMissing ? messages.reasonMissing : undefined}
          testId="case-reason"
        />
      )}
      {parts && <PartsTogether parts={parts} onMatch={() => decision.matchParts(parts)} />}
      {state.kind === 'open' && !isMoneyGone(card) && (parts === undefined || suggestions.length > 0) && (
        <Suggestions suggestions={suggestions} onMatch={decision.match} />
      )}
      {decision.failure && <ErrorNote error={decision.failure} />}
    </Dialog>
  );
};
