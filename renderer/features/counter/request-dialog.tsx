import { activeStaff } from '#data/folder-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type RequestForm, useRequestForm } from './use-request-form.ts';
import styles from './request-dialog.module.css';

export interface RequestDialogProps {
  readonly folders: readonly FolderRow[];
  readonly onClose: () => void;
}

const TABLES = ['staff', 'folder', 'request'] as const;

const Volumes = ({ folders, form }: { readonly folders: readonly FolderRow[]; readonly form: RequestForm }) => {
  const messages = useMessages(requestsMessages);
  const filing = useMessages(filingMessages);
  return (
    <fieldset className={styles.volumes}>
      <legend>{messages.askWhich}</legend>
      {folders.map((folder) => {
        const obstacle = form.obstacle(folder);
        return (
          <label key={folder.id} className={styles.choice}>
            <input
              type="checkbox"
              checked={form.isChosen(folder)}
              disabled={obstacle !== undefined}
              onChange={() => form.toggle(folder)}
            />
            <strong>{filing.folderVolume(folder.volume)}</strong>
            {obstacle !== undefined && <span className={styles.remark}>{obstacle}</span>}
          </label>
        );
      })}
    </fieldset>
  );
};

/** What is usual is filled in and the button has the focus, so that Enter is all that is left. */
const Actions = ({ onClose, onAsk }: { readonly onClose: () => void; readonly onAsk: () => void }) => {
  const messages = useMessages(requestsMessages);
  const common = useMessages(commonMessages);
  useShortcuts([{ key: 'F3', run: onAsk }], 'dialog');
  return (
    <>
      <Button onPress={onClose} keyHint="Esc">
        {common.cancel}
      </Button>
      <Button ref={focusAtOnce} look="primary" icon="requests" keyHint="F3" onPress={onAsk} testId="request-confirm">
        {messages.ask}
      </Button>
    </>
  );
};

/** Asks the file room for folders of this factory: F3, Enter. */
export const RequestDialog = ({ folders, onClose }: RequestDialogProps) => {
  const messages = useMessages(requestsMessages);
  const common = useMessages(commonMessages);
  const filing = useMessages(filingMessages);
  const rows = useRows(TABLES);
  const form = useRequestForm(folders, onClose);
  return (
    <Dialog
      title={messages.askTitle}
      isOpen
      onClose={onClose}
      testId="request-dialog"
      actions={<Actions onClose={onClose} onAsk={form.ask} />}
    >
      <Volumes folders={folders} form={form} />
      {form.problems.which !== undefined && <Banner tone="refused" title={form.problems.which} />}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={form.isUrgent}
          onChange={(event) => form.setUrgent(event.target.checked)}
          data-testid="request-urgent"
        />
        <span>{messages.askUrgent}</span>
      </label>
      <ComboBox
        label={messages.askWho}
        choices={activeStaff(rows).map(({ id, name, role }) => ({ id, label: name, detail: filing.role(role) }))}
        selectedId={form.requesterId}
        onSelect={form.setRequesterId}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={form.problems.who}
        testId="request-requester"
      />
      <TextField
        label={messages.askPurpose}
        value={form.purpose}
        onChange={form.setPurpose}
        maxLength={200}
        testId="request-purpose"
      />
      {form.failure && <ErrorNote error={form.failure} />}
    </Dialog>
  );
};
