import { isKept, whereIs } from '#data/folder-queries.ts';
import { formatCode } from '#i18n/format.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { whereSentence } from '#services/where-sentence.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Panel } from '#ui/panel.tsx';
import rowStyles from '#ui/choice-row.module.css';
import { FolderRequests } from './folder-requests.tsx';
import { useToday } from './use-today.ts';
import { WhereChip } from './where-chip.tsx';
import styles from './folder-panel.module.css';

export interface FolderPanelProps {
  readonly folders: readonly FolderRow[];
  readonly selectedId: string | undefined;
  readonly onSelect: (folderId: string) => void;
  /** Registers the next volume. */
  readonly onRegister: () => void;
  /** Sets where the selected folder belongs. */
  readonly onSetHome: () => void;
  /** Shows everything that happened to the selected folder. */
  readonly onHistory: () => void;
  /** Opens where a folder is and where to look for it. */
  readonly onFind: (folderId: string) => void;
}

interface FolderButtonsProps {
  /** Absent while there is no folder. */
  readonly onSetHome: (() => void) | undefined;
  readonly onHistory: (() => void) | undefined;
  readonly onFind: (() => void) | undefined;
  readonly onRegister: () => void;
}

const FolderButtons = ({ onSetHome, onHistory, onFind, onRegister }: FolderButtonsProps) => {
  const messages = useMessages(counterMessages);
  return (
    <div className={styles.buttons}>
      <Button look="quiet" icon="search" keyHint="Ctrl F" onPress={onFind} isDisabled={!onFind} testId="find-folder">
        {messages.findFolder}
      </Button>
      <Button
        look="quiet"
        icon="clock"
        keyHint="F9"
        onPress={onHistory}
        isDisabled={!onHistory}
        testId="folder-history"
      >
        {messages.history}
      </Button>
      <Button look="quiet" icon="home" keyHint="F8" onPress={onSetHome} isDisabled={!onSetHome} testId="set-home">
        {messages.setHome}
      </Button>
      <Button look="quiet" icon="folder" keyHint="Insert" onPress={onRegister} testId="register-folder">
        {messages.registerFolder}
      </Button>
    </div>
  );
};

/** The folders of a factory and where each of them is now. */
export const FolderPanel = ({
  folders,
  selectedId,
  onSelect,
  onRegister,
  onSetHome,
  onHistory,
  onFind,
}: FolderPanelProps) => {
  const messages = useMessages(counterMessages);
  const filing = useMessages(filingMessages);
  const { rows } = useServices().data;
  const today = useToday();
  const selected = folders.find(({ id }) => id === selectedId);
  const kept = selected && isKept(selected) ? selected : undefined;
  return (
    <Panel title={messages.foldersTitle} testId="folder-panel">
      {folders.length === 0 && <p className={styles.none}>{messages.noFolder}</p>}
      <ul className={styles.list}>
        {folders.map((folder) => {
          const where = whereIs(rows, folder, today);
          return (
            <li key={folder.id}>
              <button
                type="button"
                className={classNames(rowStyles.row, !isKept(folder) && styles.gone)}
                aria-pressed={folder.id === selectedId}
                data-testid={`folder-row-${folder.code}`}
                onClick={() => onSelect(folder.id)}
              >
                <span className={styles.volume}>{filing.folderVolume(folder.volume)}</span>
                <span className={styles.where}>
                  {whereSentence(where, filing)}
                  {where.kind === 'elsewhere' && where.homePath !== undefined && (
                    <small className={styles.home}>{filing.homeIs(where.homePath)}</small>
                  )}
                  <FolderRequests folder={folder} />
                </span>
                <WhereChip where={where} />
                <span className={styles.code}>{formatCode(folder.code)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {selected && !kept && (
        <p className={styles.why} data-testid="folder-gone">
          {filing.disposedWhy}
        </p>
      )}
      <FolderButtons
        onSetHome={kept && onSetHome}
        onHistory={selected && onHistory}
        onFind={kept && (() => onFind(kept.id))}
        onRegister={onRegister}
      />
    </Panel>
  );
};
