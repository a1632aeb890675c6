import { useState } from 'react';
import { type NoticeStanding, payableNotice, standingOf } from '#data/fee-queries.ts';
import { type ReceiptStanding, receiptStandingOf } from '#data/receipt-queries.ts';
import { waivedSince } from '#data/waiver-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { noticeLettersMessages } from '#i18n/messages/notice-letters.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { type NoticeLetters, useNoticeLetters } from '#services/use-notice-letters.ts';
import { LetterStatus } from '#print/letter-status.tsx';
import { useRows } from '#services/use-rows.ts';
import { useSync } from '#services/use-sync.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CancelNoticeDialog } from './cancel-notice-dialog.tsx';
import { useToday } from './use-today.ts';
import styles from './notice-panel.module.css';

const StandingChip = ({ standing }: { readonly standing: NoticeStanding }) => {
  const messages = useMessages(counterMessages);
  switch (standing.kind) {
    case 'waiting-for-bank':
      return <StatusChip tone="waiting">{messages.waitingForBank}</StatusChip>;
    case 'past-validity':
      return <StatusChip tone="elsewhere">{messages.pastValidityChip}</StatusChip>;
    case 'paid':
      return standing.proof === 'reported' ? (
        <StatusChip tone="waiting">{messages.reportedPaid}</StatusChip>
      ) : (
        <StatusChip tone="done">{messages.paid}</StatusChip>
      );
    case 'cancelled':
      return (
        <StatusChip tone="neutral" icon="cross">
          {messages.cancelled}
        </StatusChip>
      );
    default:
      return null;
  }
};

interface NoticeActionsProps {
  readonly notice: NoticeRow;
  readonly standing: NoticeStanding;
  /** The one that the key prints. */
  readonly isFirst: boolean;
  readonly letters: NoticeLetters;
  readonly receipt: ReceiptStanding;
  /** The one whose receipt the key issues. */
  readonly isReceiptNext: boolean;
  readonly onReceipt: () => void;
  readonly onCancel: () => void;
}

const NoticeActions = ({ notice, standing, isFirst, letters, onCancel, ...props }: NoticeActionsProps) => {
  const messages = useMessages(counterMessages);
  const { receipt, isReceiptNext, onReceipt } = props;
  const words = useMessages(noticeLettersMessages);
  const reference = formatReference(notice.ref1);
  return (
    <span className={styles.actions}>
      {standing.kind === 'waiting-for-bank' && (
        <Button
          look="quiet"
          icon="print"
          {...(isFirst ? { keyHint: 'F7' } : {})}
          isDisabled={letters.progress !== undefined}
          onPress={() => void letters.print([notice])}
          description={words.printDescription(reference)}
          testId={`letter-${notice.ref1}`}
        >
          {words.print}
        </Button>
      )}
      {(receipt.kind === 'ready' || receipt.kind === 'issued') && (
        <Button
          look={isReceiptNext ? 'primary' : 'quiet'}
          icon="receipt"
          {...(isReceiptNext ? { keyHint: 'Ctrl P' } : {})}
          onPress={onReceipt}
          testId={`receipt-${notice.ref1}`}
        >
          {receipt.kind === 'issued' ? messages.receiptIs(receipt.receipt.number) : messages.issueReceipt}
        </Button>
      )}
      {notice.state.kind === 'issued' && (
        <Button look="quiet" onPress={onCancel} description={messages.cancelTitle(reference)}>
          {messages.cancelNotice}
        </Button>
      )}
    </span>
  );
};

export interface NoticePanelProps {
  readonly notices: readonly NoticeRow[];
  /** Asks for the receipt of a paid notice. */
  readonly onReceipt: (notice: NoticeRow) => void;
}

const RECEIPT_TABLES = ['receipt', 'payment', 'feeWaiver'] as const;

const detailOf = (standing: NoticeStanding, notice: NoticeRow, messages: typeof counterMessages.th): string => {
  if (standing.kind === 'paid') {
    return standing.proof === 'reported' ? messages.reportedAt(standing.paidAt) : messages.paidAt(standing.paidAt);
  }
  if (standing.kind === 'cancelled') return standing.reason;
  return standing.kind === 'past-validity'
    ? messages.pastValidity(standing.validUntilOn)
    : messages.validUntil(notice.validUntilOn);
};

/** The notices of a factory and how each stands; an open one waits for the bank, whatever this PC knows. */
export const NoticePanel = ({ notices, onReceipt }: NoticePanelProps) => {
  const messages = useMessages(counterMessages);
  const { pending } = useSync();
  const unsent = new Set(pending.map((entry) => entry.id));
  const today = useToday();
  const [cancelling, setCancelling] = useState<NoticeRow | undefined>(undefined);
  const letters = useNoticeLetters();
  const rows = useRows(RECEIPT_TABLES);
  const office = useMessages(feeOfficeMessages);
  const payable = payableNotice(
    notices.filter((notice) => !waivedSince(rows, notice)),
    today,
  );
  const receiptNext = notices.find((notice) => receiptStandingOf(rows, notice).kind === 'ready');
  useShortcuts([
    { key: 'F7', run: () => void letters.print(payable ? [payable] : []) },
    { key: 'Ctrl+P', run: () => receiptNext && onReceipt(receiptNext) },
  ]);
  return (
    <Panel title={messages.noticesTitle} testId="notice-panel">
      {notices.length === 0 && <p className={styles.none}>{messages.noNotice}</p>}
      <ul>
        {notices.map((notice) => {
          const waiver = waivedSince(rows, notice);
          // Asking for a year that was waived since, it is no more to be paid than one whose amount is old.
          const standing: NoticeStanding = waiver
            ? { kind: 'past-validity', validUntilOn: notice.validUntilOn }
            : standingOf(notice, today);
          return (
            <li key={notice.id} className={styles.notice} data-testid={`notice-${notice.ref1}`}>
              <span className={styles.reference}>{formatReference(notice.ref1)}</span>
              <Amount satang={notice.totalSatang} />
              {waiver ? (
                <StatusChip tone="elsewhere">{office.toReissue}</StatusChip>
              ) : (
                <StandingChip standing={standing} />
              )}
              <span className={styles.detail}>
                {waiver ? office.toReissueDetail(waiver.name) : detailOf(standing, notice, messages)}
                {unsent.has(notice.id) && ` · ${messages.notSentYet}`}
              </span>
              <NoticeActions
                notice={notice}
                standing={standing}
                isFirst={notice === payable}
                letters={letters}
                receipt={receiptStandingOf(rows, notice)}
                isReceiptNext={notice === receiptNext}
                onReceipt={() => onReceipt(notice)}
                onCancel={() => setCancelling(notice)}
              />
            </li>
          );
        })}
      </ul>
      <LetterStatus letters={letters} />
      {cancelling && <CancelNoticeDialog notice={cancelling} onClose={() => setCancelling(undefined)} />}
    </Panel>
  );
};
