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
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';

const TABLES = ['notice', 'factory', 'noticeLetter'] as const;
const TABLE_HEIGHT_PX = 450;

const columnsOf = (words: typeof noticeLettersTh, language: Language): readonly DataColumn<WaitingNotice>[] => [
  { id: 'postcode', title: words.postcode, width: '100px', cell: ({ postcode }) => postcode },
  { id: 'factory', title: words.factory, width: 'minmax(0, 3fr)', cell: ({ name }) => name },
  {
    id: 'number',
    title: words.number,
    width: '160px',
    isRoomyOnly: true,
    cell: ({ registrationNumber }) => registrationNumber,
  },
  {
    id: 'reference',
    title: words.reference,
    width: '180px',
    isRoomyOnly: true,
    cell: ({ notice }) => formatReference(notice.ref1),
  },
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
  {
    id: 'letter',
    title: words.letter,
    width: '130px',
    cell: ({ letterAt }) =>
      letterAt === undefined ? (
        <StatusChip tone="waiting">{words.notMade}</StatusChip>
      ) : (
        formatDate(isoDateAt(Date.parse(letterAt)), language)
      ),
  },
];

interface LetterActionsProps {
  readonly count: number;
  /** Letters that are still to be made. */
  readonly left: number;
  readonly isBusy: boolean;
  readonly onProof: () => void;
  readonly onLeft: () => void;
  readonly onAll: () => void;
}

const LetterActions = ({ count, left, isBusy, onProof, onLeft, onAll }: LetterActionsProps) => {
  const words = useMessages(noticeLettersMessages);
  const isDisabled = isBusy || count === 0;
  return (
    <>
      <Button icon="eye" keyHint="F6" isDisabled={isDisabled} onPress={onProof} testId="letters-proof">
        {words.proof}
      </Button>
      {left < count && (
        <Button icon="print" keyHint="F8" isDisabled={isDisabled} onPress={onAll} testId="letters-again">
          {words.printAgain(count)}
        </Button>
      )}
      <Button
        look="primary"
        icon="print"
        keyHint="F7"
        isDisabled={isDisabled || left === 0}
        onPress={onLeft}
        testId="letters-print"
      >
        {words.printLeft(left)}
      </Button>
    </>
  );
};

/** The notices that can still be paid, those of them without a letter, and what may be done with them. */
const useLetterList = () => {
  const rows = useRows(TABLES);
  const today = isoDateAt(useServices().nowMs());
  const versions = TABLES.map((table) => rows.version(table)).join();
  // Rows change in place; their versions say when.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const waiting = useMemo(() => waitingNotices(rows, today), [rows, today, versions]);
  const letters = useNoticeLetters();
  const [chosenId, setChosenId] = useState<string>();
  const chosen = waiting.find(({ notice }) => notice.id === chosenId) ?? waiting[0];
  const left = waiting.filter(({ letterAt }) => letterAt === undefined);
  const print = (some: readonly WaitingNotice[]): void => void letters.print(some.map(({ notice }) => notice));
  return {
    waiting,
    left,
    letters,
    chosenId,
    choose: ({ notice }: WaitingNotice) => setChosenId(notice.id),
    isBusy: letters.progress !== undefined,
    proof: () => {
      if (chosen) void letters.proof(chosen.notice);
    },
    printLeft: () => print(left),
    printAll: () => print(waiting),
  };
};

const LettersLeft = ({ made, left }: { readonly made: number; readonly left: number }) => {
  const words = useMessages(noticeLettersMessages);
  return (
    <Banner tone="waiting" title={words.goOnTitle(made, left)} testId="letters-left">
      {words.goOnHint}
    </Banner>
  );
};

/** The notices that can still be paid, in the order of the post: one PDF of the letters that are left, or one as a proof. */
export const LettersPage = ({
  areas,
  onOpenFactory,
}: {
  readonly areas: ReactNode;
  readonly onOpenFactory: (factoryId: string) => void;
}) => {
  const words = useMessages(noticeLettersMessages);
  const language = useLanguage();
  const { waiting, left, letters, isBusy, ...list } = useLetterList();
  const isPartly = left.length > 0 && left.length < waiting.length;
  useShortcuts([
    { key: 'F6', run: list.proof },
    { key: 'F7', run: list.printLeft },
    ...(left.length < waiting.length ? [{ key: 'F8', run: list.printAll }] : []),
  ]);
  return (
    <Page
      title={words.pageTitle(waiting.length)}
      testId="letters-page"
      actions={
        <LetterActions
          count={waiting.length}
          left={left.length}
          isBusy={isBusy}
          onProof={list.proof}
          onLeft={list.printLeft}
          onAll={list.printAll}
        />
      }
    >
      {areas}
      <LetterStatus letters={letters} />
      {isPartly && !isBusy && <LettersLeft made={waiting.length - left.length} left={left.length} />}
      <DataTable
        label={words.pageTitle(waiting.length)}
        columns={columnsOf(words, language)}
        rows={waiting}
        rowKey={({ notice }) => notice.id}
        selectedKey={list.chosenId}
        onSelect={list.choose}
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
