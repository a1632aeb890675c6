import { useEffect, useState } from 'react';
import { openStockTakeBook, type StockTakeBook } from '#data/stock-take-book.ts';
import { accuracyOf, missingIdsOf } from '#data/stock-take-queries.ts';
import { formatCount } from '#i18n/format.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { usePaperPrinting } from '#services/use-paper-printing.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { StockTakeResult, StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import type { Tone } from '#ui/tone.ts';
import tones from '#ui/tone.module.css';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { AccuracyTrend } from './accuracy-trend.tsx';
import { CountLists } from './count-lists.tsx';
import { stockTakePaper } from './count-paper.ts';
import { fetchedWords } from './count-rows.ts';
import { folderWords, scopeWords } from './count-words.ts';
import { useCountView, type CountView } from './use-count.ts';
import styles from './stock-take.module.css';

export interface CountResultPageProps {
  readonly stockTake: StockTakeRow;
  readonly onBack: () => void;
  readonly onFind: (folderId: string) => void;
}

const LIST_HEIGHT_PX = 360;

const useBook = (stockTakeId: string): StockTakeBook | undefined => {
  const { data } = useServices();
  const [book, setBook] = useState<StockTakeBook>();
  useEffect(() => {
    let isWanted = true;
    let opened: StockTakeBook | undefined;
    void openStockTakeBook(data, stockTakeId).then((next) => {
      opened = next;
      if (isWanted) setBook(next);
      else next.close();
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, [data, stockTakeId]);
  return book;
};

const Numbers = ({ result, lentCount }: { readonly result: StockTakeResult; readonly lentCount: number }) => {
  const messages = useMessages(stockTakeMessages);
  const numbers: readonly (readonly [string, string, Tone])[] = [
    [messages.accuracy, `${accuracyOf(result)}%`, 'neutral'],
    [messages.expected, formatCount(result.expected), 'neutral'],
    [messages.found, formatCount(result.found), 'done'],
    [messages.missing, formatCount(result.missing), 'refused'],
    [messages.misplaced, formatCount(result.misplaced), 'elsewhere'],
    [messages.unexpected, formatCount(result.unexpected), 'exception'],
    [messages.onLoan, formatCount(result.onLoan), 'exception'],
    [messages.lent, formatCount(result.lent), 'waiting'],
    [messages.moved, formatCount(result.moved), 'waiting'],
    [messages.fetched, formatCount(result.fetched.length), 'waiting'],
    [messages.lentBefore, formatCount(lentCount), 'waiting'],
  ];
  return (
    <dl className={styles.numbers}>
      {numbers.map(([word, number, tone]) => (
        <div key={word} className={classNames(styles.number, tones[tone])}>
          <dd>{number}</dd>
          <dt>{word}</dt>
        </div>
      ))}
    </dl>
  );
};

/** Folders that were in somebody's hands for a requester: neither on the shelf nor missing. */
const FetchedPanel = ({ fetched }: { readonly fetched: StockTakeResult['fetched'] }) => {
  const messages = useMessages(stockTakeMessages);
  const { rows } = useServices().data;
  if (fetched.length === 0) return null;
  return (
    <Panel title={messages.fetchedTitle(fetched.length)} testId="count-fetched">
      <ul className={styles.fetched}>
        {fetched.map((each) => (
          <li key={each.folderId}>
            <strong>{folderWords(rows, each.folderId, messages)}</strong>
            <span className={styles.quiet}>{fetchedWords(each, { rows, messages })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** The lists as they count in the end: what was lent or moved meanwhile is not missing. */
const withMissing = (view: CountView, missingIds: readonly string[]): CountView => ({
  ...view,
  lists: { ...view.lists, notSeenIds: missingIds },
});

interface FinishedProps extends CountResultPageProps {
  readonly book: StockTakeBook;
  readonly state: Extract<StockTakeRow['state'], { kind: 'finished' | 'finishing' }>;
}

const StillFinishing = () => {
  const messages = useMessages(stockTakeMessages);
  return (
    <Banner tone="waiting" title={messages.stateFinishing}>
      {messages.finishing}
    </Banner>
  );
};

const Finished = ({ stockTake, onBack, onFind, book, state }: FinishedProps) => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const services = useServices();
  const { rows } = services.data;
  const view = useCountView(book, stockTake.id);
  const printing = usePaperPrinting();
  const isFinal = state.kind === 'finished';
  const shown = isFinal ? withMissing(view, missingIdsOf(rows, stockTake.id)) : view;
  const print = async (): Promise<void> => {
    if (!isFinal) return;
    const paper = await stockTakePaper({ stockTake, state, view: shown }, { rows, messages, language });
    await printing.print(paper, 'pdf', messages.paper.fileName(isoDateAt(services.nowMs())));
  };
  useShortcuts([
    { key: 'F6', run: () => void print() },
    { key: 'Escape', run: onBack },
  ]);
  return (
    <Page
      title={`${messages.result} · ${scopeWords(rows, stockTake.scope, messages)}`}
      testId="count-result-page"
      actions={
        <>
          <Button icon="back" keyHint="Esc" onPress={onBack}>
            {messages.back}
          </Button>
          <Button
            look="primary"
            icon="print"
            keyHint="F6"
            isDisabled={!isFinal || printing.isBusy}
            onPress={() => void print()}
            testId="print-count"
          >
            {messages.print}
          </Button>
        </>
      }
    >
      {!isFinal && <StillFinishing />}
      {printing.error && <ErrorNote error={printing.error} />}
      {isFinal && <Numbers result={state.result} lentCount={stockTake.lentCount} />}
      <div className={styles.columns}>
        <CountLists
          view={shown}
          unseen={isFinal ? 'missing' : 'not-seen'}
          heightPx={LIST_HEIGHT_PX}
          onFind={isFinal ? onFind : undefined}
        />
        <div className={styles.form}>
          {isFinal && <FetchedPanel fetched={state.result.fetched} />}
          <Panel title={messages.trend}>
            <AccuracyTrend scope={stockTake.scope} />
          </Panel>
        </div>
      </div>
    </Page>
  );
};

const GivenUp = ({ stockTake, onBack }: Omit<CountResultPageProps, 'onFind'>) => {
  const messages = useMessages(stockTakeMessages);
  const { rows } = useServices().data;
  const { state } = stockTake;
  useShortcuts([{ key: 'Escape', run: onBack }]);
  return (
    <Page
      title={scopeWords(rows, stockTake.scope, messages)}
      actions={
        <Button icon="back" keyHint="Esc" onPress={onBack}>
          {messages.back}
        </Button>
      }
    >
      <Banner tone="neutral" title={messages.stateCancelled}>
        {state.kind === 'cancelled' ? state.reason : ''}
      </Banner>
    </Page>
  );
};

/** What a count came to: numbers, the four lists, the report to sign and the trend of its scope. */
export const CountResultPage = ({ stockTake, onBack, onFind }: CountResultPageProps) => {
  const book = useBook(stockTake.id);
  const { state } = stockTake;
  if (state.kind !== 'finished' && state.kind !== 'finishing') return <GivenUp stockTake={stockTake} onBack={onBack} />;
  if (!book) return <main className={styles.page} />;
  return <Finished stockTake={stockTake} onBack={onBack} onFind={onFind} book={book} state={state} />;
};
