import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useServices } from '#services/services.ts';
import type { ExceptionRow } from '#shared/model/filing-rows.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useToast } from '#ui/toast.tsx';
import { ExceptionCard, type ExceptionCardProps } from './exception-card.tsx';
import styles from './sync-page.module.css';

const TABLES = ['exception', 'folder', 'staff', 'factory', 'recordSubject', 'disposalBatch'] as const;

const openCards = (cards: Iterable<ExceptionRow>): readonly ExceptionRow[] =>
  [...cards].filter((card) => card.resolvedAt === undefined).toSorted((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1));

/** The contradictions that wait for a person; nothing is resolved silently. */
export const ExceptionCards = (links: Pick<ExceptionCardProps, 'onOpenSubject' | 'onPrintLabel'>) => {
  const messages = useMessages(syncMessages);
  const { data } = useServices();
  const toast = useToast();
  const cards = openCards(useRows(TABLES).all('exception').values());
  const [problem, setProblem] = useState<MutateError | undefined>(undefined);
  const resolve = async (exceptionId: string): Promise<void> => {
    const resolved = await data.mutate('resolve-exception', { exceptionId });
    if (!resolved.ok) return setProblem(resolved.error);
    toast('done', messages.resolved);
  };
  return (
    <Panel
      title={messages.exceptionsTitle}
      testId="exception-panel"
      aside={cards.length > 0 && <StatusChip tone="exception">{messages.rows(cards.length)}</StatusChip>}
    >
      {cards.length === 0 && <p className={styles.quiet}>{messages.noExceptions}</p>}
      {problem && <ErrorNote error={problem} />}
      <ul className={styles.cards}>
        {cards.map((card) => (
          <ExceptionCard key={card.id} card={card} onResolve={() => void resolve(card.id)} {...links} />
        ))}
      </ul>
    </Panel>
  );
};
