import { staffName } from '#data/folder-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useFolderHistory } from '#services/use-folder-history.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Dialog } from '#ui/dialog.tsx';
import { type HistoryLine, historyLines } from './history-words.ts';
import styles from './loans.module.css';

export interface FolderHistoryDialogProps {
  readonly folderId: string;
  readonly onClose: () => void;
}

/** PCs have no names in the office's data; the end of the id tells two apart. */
const shortId = (deviceId: string): string => deviceId.slice(-6);

const HistoryRow = ({ line }: { readonly line: HistoryLine }) => {
  const messages = useMessages(loansMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { movement, what, detail, remarks, isUndone } = line;
  return (
    <tr
      className={classNames(isUndone && styles.struck)}
      data-testid={`history-${movement.kind}`}
      data-undone={isUndone}
    >
      <td className={styles.when}>{formatInstant(movement.effectiveAt, language)}</td>
      <td>
        {what}
        {isUndone && <span className={styles.remark}>{messages.undone}</span>}
      </td>
      <td>
        {detail}
        {remarks.map((remark) => (
          <span key={remark} className={styles.remark}>
            {remark}
          </span>
        ))}
      </td>
      <td className={styles.when}>{staffName(rows, movement.actorId)}</td>
      <td>{shortId(movement.deviceId)}</td>
    </tr>
  );
};

/** Everything that ever happened to a folder: when, what, where or to whom, recorded by whom and on which PC. */
export const FolderHistoryDialog = ({ folderId, onClose }: FolderHistoryDialogProps) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const { rows } = useServices().data;
  const folder = rows.get('folder', folderId);
  const history = useFolderHistory(folder);
  const volume = folder?.volume ?? 0;
  return (
    <Dialog
      title={messages.historyTitle(volume)}
      isOpen
      onClose={onClose}
      width="wide"
      testId="history-dialog"
      actions={
        <Button onPress={onClose} keyHint="Esc">
          {common.close}
        </Button>
      }
    >
      {history?.length === 0 && <p>{messages.historyEmpty}</p>}
      {history && history.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.history}>
            <thead>
              <tr>
                <th scope="col">{messages.historyWhen}</th>
                <th scope="col" colSpan={2}>
                  {messages.historyWhat}
                </th>
                <th scope="col">{messages.historyBy}</th>
                <th scope="col">{messages.historyDevice}</th>
              </tr>
            </thead>
            <tbody>
              {historyLines(rows, history, messages).map((line) => (
                <HistoryRow key={line.movement.id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
};
