import { type FolderWhere, pathOf, whereIs } from '#data/folder-queries.ts';
import { neighboursOf, suggestedHome } from '#data/whereabouts-queries.ts';
import { subjectOf } from '#data/subject-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Panel } from '#ui/panel.tsx';
import { whereSentence } from '#services/where-sentence.ts';
import styles from './whereabouts.module.css';

export interface ShelfPanelProps {
  readonly folder: FolderRow;
  readonly today: IsoDate;
}

const TABLES = ['folder', 'factory', 'recordSubject', 'location', 'staff', 'transfer'] as const;

interface StandingProps {
  readonly role: string;
  readonly number: string;
  readonly name: string;
  readonly where: FolderWhere | undefined;
  readonly isSelf?: boolean;
}

const Standing = ({ role, number, name, where, isSelf = false }: StandingProps) => {
  const filing = useMessages(filingMessages);
  return (
    <li className={styles.standing} data-self={isSelf} data-away={where !== undefined && where.kind !== 'at-home'}>
      <small>{role}</small>
      <strong>{number}</strong>
      <span className={styles.clipped}>{name}</span>
      {where && <small>{whereSentence(where, filing)}</small>}
    </li>
  );
};

/** The folder between its neighbours: who finds them finds the gap. */
export const ShelfPanel = ({ folder, today }: ShelfPanelProps) => {
  const messages = useMessages(whereaboutsMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const { before, behind } = neighboursOf(rows, folder);
  const home = pathOf(rows, folder.homeLocationId);
  const suggestion = home === undefined ? suggestedHome(rows, folder) : undefined;
  const standing = (each: FolderRow | undefined, role: string, end: string) => {
    const subject = each && subjectOf(rows, each);
    return (
      <Standing
        role={role}
        number={subject?.number ?? (each ? each.code : end)}
        name={each ? `${subject?.title ?? ''} · ${filing.folderVolume(each.volume)}` : ''}
        where={each && whereIs(rows, each, today)}
        isSelf={each?.id === folder.id}
      />
    );
  };
  return (
    <Panel title={messages.shelfTitle} testId="shelf-panel">
      <p className={styles.home}>{home ?? messages.noHome}</p>
      {suggestion && <p className={styles.quiet}>{messages.suggestion(suggestion.path)}</p>}
      {home !== undefined && (
        <ol className={styles.shelf}>
          {standing(before, messages.before, messages.firstOnShelf)}
          {standing(folder, messages.self, '')}
          {standing(behind, messages.behind, messages.lastOnShelf)}
        </ol>
      )}
    </Panel>
  );
};
