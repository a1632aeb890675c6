import { type ReactNode, useMemo, useState } from 'react';
import { type WaitingNotice, waitingNotices } from '#data/notice-queries.ts';
import { formatDate, formatReference } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { noticeLettersMessages, type noticeLettersTh } from '#i18n/messages/notice-letters.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { LetterStatus } from '#print/letter-status.tsx';
import { useServices } from '#services/services.ts';
import { useNoticeLetters } from '#services/use-notice-letters.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Amount } from '#ui/amount.tsx';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';

const TABLES = ['notice', 'factory'] as const;
const TABLE_HEIGHT_PX = 450;

const columnsOf = (words: typeof noticeLettersTh, language: Language): readonly DataColumn<WaitingNotice>[] => [
  { id: 'postcode', title: words.postcode, width: '100px', cell: ({ postcode }) => postcode },
  { id: 'factory', title: words.factory, width: 'minmax(0, 3fr)', cell: ({ name }) => name },
  { id: 'number', title: words.number, width: '160px', cell: ({ registrationNumber }) => registrationNumber },
  { id: 'reference', title: words.reference, width: '180px', cell: ({ notice }) => formatReference(notice.ref1) },
  {
    id: 'valid',
    title: words.validUntil,
    width: '110px',
    cell: ({ notice }) => formatDate(notice.validUntilOn, language),
  },
  {
    id: 'amount',
    title: words.amount,
    width: '130px',
    align: 'end',
    cell: ({ notice }) => <Amount satang={notice.totalSatang} />,
  },
];

interface LetterActionsProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onProof: () => void;
  readonly onAll: () => void;
}

const LetterActions = ({ count, isBusy, onProof, onAll }: LetterActionsProps) => {
  const words = useMessages(noticeLettersMessages);
  const isDisabled = isBusy || count === 0;
  return (
    <>
      <Button icon="eye" keyHint="F6" isDisabled={isDisabled} onPress={onProof} testId="letters-proof">
        {words.proof}
      </Button>
      <Button look="primary" icon="print" keyHint="F7" isDisabled={isDisabled} onPress={onAll} testId="letters-print">
        {words.printAll(count)}
      </Button>
    </>
  );
};

/** The notices that can still be paid, in the order of the post: one PDF of all their letters, or one letter as a proof. */
export const LettersPage = ({
  areas,
  onOpenFactory,
}: {
  readonly areas: ReactNode;
  readonly onOpenFactory: (factoryId: string) => void;
}) => {
  const words = useMessages(noticeLettersMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const today = isoDateAt(useServices().nowMs());
  const versions = TABLES.map((table) => rows.version(table)).join();
  // Rows change in place; their versions say when.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const waiting = useMemo(() => waitingNotices(rows, today), [rows, today, versions]);
  const letters = useNoticeLetters();
  const [chosenId, setChosenId] = useState<string>();
  const proof = waiting.find(({ notice }) => notice.id === chosenId) ?? waiting[0];
  const isBusy = letters.progress !== undefined;
  const printAll = (): void => void letters.print(waiting.map(({ notice }) => notice));
  const printProof = (): void => void letters.print(proof ? [proof.notice] : []);
  useShortcuts([
    { key: 'F6', run: printProof },
    { key: 'F7', run: printAll },
  ]);
  return (
    <Page
      title={words.pageTitle(waiting.length)}
      testId="letters-page"
      actions={<LetterActions count={waiting.length} isBusy={isBusy} onProof={printProof} onAll={printAll} />}
    >
      {areas}
      <LetterStatus letters={letters} />
      <DataTable
        label={words.pageTitle(waiting.length)}
        columns={columnsOf(words, language)}
        rows={waiting}
        rowKey={({ notice }) => notice.id}
        selectedKey={chosenId}
        onSelect={({ notice }) => setChosenId(notice.id)}
        onOpen={({ notice }) => onOpenFactory(notice.factoryId)}
        rowTestId={({ notice }) => `waiting-${notice.ref1}`}
        maxHeightPx={TABLE_HEIGHT_PX}
        empty={
          <EmptyState icon="receipt" title={words.nothingWaiting}>
            <p>{words.nothingWaitingHint}</p>
          </EmptyState>
        }
      />
    </Page>
  );
};
