import { useState } from 'react';
import { findReceipts, notReceipted, receiptsOn } from '#data/receipt-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { useRows } from '#services/use-rows.ts';
import { parseReceiptCode, receiptNumberText } from '#shared/domain/receipt-number.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { NamedPayments } from './named-payments.tsx';
import { OfficialDialog } from './official-dialog.tsx';
import { ReceiptActions, type ReceiptQuestion } from './receipt-actions.tsx';
import { receiptColumns } from './receipt-columns.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { VoidDialog } from './void-dialog.tsx';
import styles from './receipts.module.css';

export interface ReceiptsPanelProps {
  readonly onOpenFactory: (factoryId: string) => void;
}

/** What the chosen receipt was paid by; why it is void, or what replaced it. */
const ChosenFacts = ({ receipt }: { readonly receipt: ReceiptRow }) => {
  const messages = useMessages(receiptsMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { state } = receipt;
  if (state.kind === 'standing') {
    return (
      <>
        {receipt.payments && <NamedPayments payments={receipt.payments} />}
        {receipt.reprints.length > 0 && <p className={styles.quiet}>{messages.reprinted(receipt.reprints.length)}</p>}
      </>
    );
  }
  const replacement = rows.get('receipt', state.replacedById ?? '');
  const facts = [
    messages.voidFact(staffName(rows, state.voidedBy), formatInstant(state.voidedAt, language)),
    ...(state.approvedBy === undefined ? [] : [messages.voidApprovedBy(staffName(rows, state.approvedBy))]),
    messages.voidPapers[state.paper],
    ...(replacement ? [messages.replacedBy(replacement.number)] : []),
  ];
  return (
    <Banner tone="refused" icon="cross" title={state.reason} testId="receipt-void-facts">
      <p>{facts.join(' · ')}</p>
    </Banner>
  );
};

/** Paid notices that still need their receipt; the oldest is one press away. */
const WaitingBanner = ({ onOpenFactory }: ReceiptsPanelProps) => {
  const messages = useMessages(receiptsMessages);
  const waiting = notReceipted(useServices().data.rows);
  const [first] = waiting;
  if (!first) return null;
  return (
    <Banner
      tone="waiting"
      icon="receipt"
      title={messages.notReceipted(waiting.length)}
      testId="not-receipted"
      actions={
        <Button icon="factory" onPress={() => onOpenFactory(first.notice.factoryId)}>
          {messages.openFactory}
        </Button>
      }
    >
      <p>
        {first.name} · {messages.notReceiptedHint}
      </p>
    </Banner>
  );
};

const TABLES = ['receipt', 'notice', 'payment', 'staff'] as const;

/** What is searched for: everything that was ever issued while a text stands there, else one day. */
const useReceiptSearch = () => {
  const services = useServices();
  const [query, setQuery] = useState('');
  const [day, setDay] = useState<IsoDate | undefined>(() => isoDateAt(services.nowMs()));
  useScanListener(({ text }) => {
    const number = parseReceiptCode(text);
    if (number) setQuery(receiptNumberText(number));
    return number !== undefined;
  });
  return { query, setQuery, day, setDay };
};

/** The receipts of a day or those found; the chosen one is printed again, voided or given its official number. */
export const ReceiptsPanel = ({ onOpenFactory }: ReceiptsPanelProps) => {
  const messages = useMessages(receiptsMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const { query, setQuery, day, setDay } = useReceiptSearch();
  const [chosenId, setChosenId] = useState<string>();
  const [question, setQuestion] = useState<ReceiptQuestion>('none');
  const [reissued, setReissued] = useState<NoticeRow>();
  const isSearching = query.trim() !== '';
  const receipts = isSearching ? findReceipts(rows, query) : receiptsOn(rows, day ?? '');
  const chosen = receipts.find(({ id }) => id === chosenId) ?? (receipts.length === 1 ? receipts[0] : undefined);
  const close = (): void => setQuestion('none');
  return (
    <>
      <WaitingBanner onOpenFactory={onOpenFactory} />
      <div className={styles.search}>
        <TextField
          label={messages.searchLabel}
          placeholder={messages.search}
          value={query}
          onChange={setQuery}
          testId="receipt-search"
        />
        <ThaiDateField label={messages.day} value={day} onChange={setDay} testId="receipt-day" />
      </div>
      <ReceiptActions
        receipt={chosen}
        onQuestion={setQuestion}
        onReissue={setReissued}
        onOpenFactory={(receipt) => onOpenFactory(receipt.factoryId)}
      />
      <DataTable
        label={messages.list(receipts.length)}
        columns={receiptColumns(rows, messages, language)}
        rows={receipts}
        rowKey={({ id }) => id}
        selectedKey={chosen?.id}
        onSelect={({ id }) => setChosenId(id)}
        onOpen={({ factoryId }) => onOpenFactory(factoryId)}
        rowTestId={({ number }) => `receipt-row-${number}`}
        maxHeightPx={360}
        testId="receipt-table"
        empty={
          <EmptyState icon="receipt" title={isSearching ? messages.noneFound : messages.none}>
            <p>{isSearching ? messages.noneFoundHint : messages.noneHint}</p>
          </EmptyState>
        }
      />
      {chosen && <ChosenFacts receipt={chosen} />}
      {question === 'void' && chosen && <VoidDialog receipt={chosen} onClose={close} />}
      {question === 'official' && chosen && <OfficialDialog receipt={chosen} onClose={close} />}
      {reissued && <ReceiptDialog notice={reissued} onClose={() => setReissued(undefined)} />}
    </>
  );
};
