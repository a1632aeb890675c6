import { useMemo } from 'react';
import { checkedKey, openSearchFor, searchPlan, targetName } from '#data/whereabouts-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { SearchStop } from '#shared/domain/missing-folder-plan.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Panel } from '#ui/panel.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { clueWords } from './clue-words.ts';
import type { FolderSearchActions } from './use-folder-search.ts';
import styles from './whereabouts.module.css';

interface StopLineProps {
  readonly stop: SearchStop;
  readonly isChecked: boolean;
  /** The next place to look at; its button answers to the key. */
  readonly isNext: boolean;
  readonly onChecked: (() => void) | undefined;
}

const TABLES = ['folderSearch', 'folder', 'location', 'staff'] as const;

const StopLine = ({ stop, isChecked, isNext, onChecked }: StopLineProps) => {
  const messages = useMessages(whereaboutsMessages);
  const rows = useRows(TABLES);
  return (
    <li className={styles.stop} data-next={isNext} data-checked={isChecked} data-testid={`stop-${stop.target.id}`}>
      <Icon name={stop.target.kind === 'person' ? 'user' : 'place'} />
      <span className={styles.stopWords}>
        <strong>{targetName(rows, stop.target)}</strong>
        <small>{stop.clues.map((clue) => clueWords(clue, messages.clue)).join(' · ')}</small>
      </span>
      {isChecked && <span className={styles.checked}>{messages.checked}</span>}
      {!isChecked && onChecked && (
        <Button
          look={isNext ? 'primary' : 'quiet'}
          keyHint={isNext ? 'F7' : undefined}
          onPress={onChecked}
          testId={`check-${stop.target.id}`}
        >
          {messages.notHere}
        </Button>
      )}
    </li>
  );
};

export interface PlanPanelProps {
  readonly folder: FolderRow;
  /** Undefined until it was read. */
  readonly history: readonly MovementRow[] | undefined;
  readonly actions: FolderSearchActions;
}

/** The walk that looks for the folder: one stop after the other, shared with everybody who looks. */
export const PlanPanel = ({ folder, history, actions }: PlanPanelProps) => {
  const messages = useMessages(whereaboutsMessages);
  const rows = useRows(TABLES);
  const { data } = useServices();
  const plan = useMemo(() => (history ? searchPlan(data.rows, folder, history) : []), [data, folder, history]);
  const search = openSearchFor(rows, folder.id);
  const isChecked = ({ target }: SearchStop): boolean => search?.checked.includes(checkedKey(target)) ?? false;
  const next = search && plan.find((stop) => !isChecked(stop));
  useShortcuts([{ key: 'F7', run: () => (search ? next && actions.check(checkedKey(next.target)) : actions.begin()) }]);
  const part = (isLikely: boolean) => {
    const stops = plan.filter((stop) => stop.isLikely === isLikely);
    if (stops.length === 0) return null;
    return (
      <section>
        <h3 className={styles.part}>{isLikely ? messages.likely : messages.lessLikely}</h3>
        <ol className={styles.stops}>
          {stops.map((stop) => (
            <StopLine
              key={checkedKey(stop.target)}
              stop={stop}
              isChecked={isChecked(stop)}
              isNext={stop === next}
              onChecked={search && (() => actions.check(checkedKey(stop.target)))}
            />
          ))}
        </ol>
      </section>
    );
  };
  return (
    <Panel
      title={messages.planTitle}
      testId="plan-panel"
      aside={
        search ? (
          <span className={styles.quiet}>{messages.progress(plan.filter(isChecked).length, plan.length)}</span>
        ) : (
          <Button look="primary" icon="search" keyHint="F7" onPress={actions.begin} testId="begin-search">
            {messages.begin}
          </Button>
        )
      }
    >
      <p className={styles.quiet}>
        {search ? messages.openedBy(staffName(rows, search.openedBy), search.openedAt) : messages.planIntro}
      </p>
      {part(true)}
      {part(false)}
      {search && (
        <Button look="quiet" icon="cross" onPress={actions.giveUp} testId="give-up">
          {messages.giveUp}
        </Button>
      )}
    </Panel>
  );
};
