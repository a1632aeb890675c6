import { useStore } from 'zustand';
import { staffName } from '#data/folder-queries.ts';
import { subjectById } from '#data/subject-queries.ts';
import { useLanguage } from '#i18n/language.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useFolderHistory } from '#services/use-folder-history.ts';
import type { ExceptionRow } from '#shared/model/filing-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { CodeTakenFix } from './code-taken-fix.tsx';
import { DisposedFixes } from './disposed-fixes.tsx';
import { causeWords } from './cause-words.ts';
import { OverlapFixes } from './overlap-fixes.tsx';
import { ReceiptDateFacts } from './receipt-date-facts.tsx';
import styles from './sync-page.module.css';

export interface ExceptionCardProps {
  readonly card: ExceptionRow;
  readonly onResolve: () => void;
  /** Opens the page of what a folder is about: a factory, or a record of another series. */
  readonly onOpenSubject: (subjectId: string) => void;
  readonly onPrintLabel: (folderId: string) => void;
}

const titlesOf = (
  messages: typeof syncMessages.th,
  volume: string,
): Readonly<Record<ExceptionRow['kind'], string>> => ({
  'custody-overlap': messages.overlap(volume),
  'folder-code-taken': messages.codeTaken,
  'notice-amount-differs': messages.amountDiffers,
  'loan-outside-policy': messages.outsidePolicy(volume),
  'stock-take-late': messages.stockTakeLate,
  'year-billed-twice': messages.yearBilledTwice,
  'receipt-twice': messages.receiptTwice,
  'receipt-without-money': messages.receiptWithoutMoney,
  'receipt-after-close': messages.receiptAfterClose,
  'receipt-date-ahead': messages.receiptDateAhead,
  'official-number-twice': messages.officialNumberTwice,
  'folder-disposed': messages.folderDisposed(volume),
});

/** One contradiction: both scans with names and times, who has the folder by the records, and the way to close it. */
export const ExceptionCard = ({ card, onResolve, onOpenSubject, onPrintLabel }: ExceptionCardProps) => {
  const messages = useMessages(syncMessages);
  const filing = useMessages(filingMessages);
  const language = useLanguage();
  const services = useServices();
  const { rows } = services.data;
  const role = useStore(services.session, (state) => state.actor?.role);
  const isHead = role !== undefined && OFFICE_ROLES.includes(role);
  const folder = card.folderId === undefined ? undefined : rows.get('folder', card.folderId);
  const causes = (useFolderHistory(folder) ?? []).filter(({ id }) => card.causeIds.includes(id));
  const subjectId = card.factoryId ?? folder?.subjectId;
  const subject = subjectId === undefined ? undefined : subjectById(rows, subjectId);
  const isRecord = subjectId !== undefined && rows.get('recordSubject', subjectId) !== undefined;
  const volume = folder ? filing.folderVolume(folder.volume) : '';
  return (
    <li className={styles.card} data-testid={`exception-${card.id}`}>
      <h3 className={styles.cardTitle}>
        <Icon name="help" />
        {titlesOf(messages, volume)[card.kind]}
      </h3>
      {subject && (
        <p>
          {subject.title} · {subject.number}
        </p>
      )}
      {card.kind === 'folder-code-taken' && <CodeTakenFix card={card} onPrintLabel={onPrintLabel} />}
      {card.kind === 'receipt-date-ahead' && <ReceiptDateFacts card={card} />}
      <ol className={styles.causes}>
        {causes.map((cause) => (
          <li key={cause.id}>{causeWords(rows, cause, { messages, language })}</li>
        ))}
      </ol>
      {folder?.custody.kind === 'on-loan' && (
        <p className={styles.quiet}>{messages.holderNow(staffName(rows, folder.custody.borrowerId))}</p>
      )}
      {card.kind === 'custody-overlap' && <OverlapFixes card={card} causes={causes} />}
      {card.kind === 'folder-disposed' && <DisposedFixes card={card} folder={folder} />}
      <div className={styles.cardActions}>
        {subjectId !== undefined && (
          <Button
            look="quiet"
            icon={isRecord ? 'folder' : 'factory'}
            onPress={() => onOpenSubject(subjectId)}
            testId={`open-subject-${card.id}`}
          >
            {isRecord ? messages.openRecord : messages.openFactory}
          </Button>
        )}
        {card.kind !== 'folder-disposed' && (card.kind !== 'loan-outside-policy' || isHead) && (
          <Button icon="check" onPress={onResolve} testId={`resolve-${card.id}`}>
            {card.kind === 'loan-outside-policy' ? messages.approveLoan : messages.resolve}
          </Button>
        )}
      </div>
    </li>
  );
};
