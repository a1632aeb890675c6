import { useMemo } from 'react';
import { activeStaff } from '#data/folder-queries.ts';
import { byWalk } from '#data/place-tree.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { folderWords } from './count-words.ts';
import { type ScopeDraft, useOpenForm } from './use-open-form.ts';
import styles from './stock-take.module.css';

export interface OpenCountDialogProps {
  readonly onClose: () => void;
  readonly onOpened: (stockTakeId: string) => void;
}

interface FieldProps {
  readonly draft: ScopeDraft;
  readonly onChange: (draft: ScopeDraft) => void;
}

const PlaceField = ({ draft, onChange }: FieldProps) => {
  const messages = useMessages(stockTakeMessages);
  const { rows } = useServices().data;
  const choices = useMemo(
    () =>
      [...rows.all('location').values()]
        .filter(({ kind }) => kind !== 'slot' && kind !== 'person')
        .toSorted(byWalk)
        .map(({ id, path }) => ({ id, label: path })),
    [rows],
  );
  return (
    <>
      <ComboBox
        key={draft.locationId ?? ''}
        label={messages.place}
        choices={choices}
        selectedId={draft.locationId}
        onSelect={(locationId) => {
          if (locationId !== draft.locationId) onChange({ ...draft, locationId });
        }}
        openLabel={messages.openList}
        emptyText={messages.noMatch}
        focus={draft.locationId === undefined ? 'at-once' : 'on-demand'}
        testId="count-place"
      />
      <p className={styles.quiet}>{messages.placeHint}</p>
    </>
  );
};

const BorrowerField = ({ draft, onChange }: FieldProps) => {
  const messages = useMessages(stockTakeMessages);
  const filing = useMessages(filingMessages);
  const { rows } = useServices().data;
  return (
    <>
      <ComboBox
        key={draft.staffId ?? ''}
        label={messages.borrower}
        choices={activeStaff(rows).map(({ id, name, role }) => ({ id, label: name, detail: filing.role(role) }))}
        selectedId={draft.staffId}
        onSelect={(staffId) => {
          if (staffId !== draft.staffId) onChange({ ...draft, staffId });
        }}
        openLabel={messages.openList}
        emptyText={messages.noMatch}
        testId="count-borrower"
      />
      <p className={styles.quiet}>{messages.borrowerHint}</p>
    </>
  );
};

const RangeFields = ({ draft }: Pick<FieldProps, 'draft'>) => {
  const messages = useMessages(stockTakeMessages);
  const { rows } = useServices().data;
  const name = (id: string | undefined): string =>
    id === undefined ? messages.notScanned : folderWords(rows, id, messages);
  return (
    <>
      <dl className={styles.form}>
        <div>
          <dt className={styles.quiet}>{messages.rangeFirst}</dt>
          <dd data-testid="count-range-first">{name(draft.fromFolderId)}</dd>
        </div>
        <div>
          <dt className={styles.quiet}>{messages.rangeLast}</dt>
          <dd data-testid="count-range-last">{name(draft.toFolderId)}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{messages.rangeHint}</p>
    </>
  );
};

/** What is counted: chosen from a list or scanned; scanning a place, a badge or two folders chooses by itself. */
export const OpenCountDialog = ({ onClose, onOpened }: OpenCountDialogProps) => {
  const messages = useMessages(stockTakeMessages);
  const { draft, setDraft, canStart, start, error } = useOpenForm(onOpened);
  return (
    <ActionDialog
      title={messages.openNew}
      onClose={onClose}
      testId="open-count-dialog"
      cancel={messages.cancel}
      confirm={messages.start}
      icon="count"
      shortcut="Ctrl+Enter"
      isDisabled={!canStart}
      onConfirm={() => void start()}
      confirmTestId="start-count"
    >
      <div className={styles.form}>
        <SelectField
          label={messages.scopeKind}
          value={draft.kind}
          choices={[
            { value: 'place', label: messages.scopePlace },
            { value: 'borrower', label: messages.scopeBorrower },
            { value: 'range', label: messages.scopeRange },
          ]}
          onChange={(kind) => setDraft({ ...draft, kind })}
          testId="count-scope-kind"
        />
        {draft.kind === 'place' && <PlaceField draft={draft} onChange={setDraft} />}
        {draft.kind === 'borrower' && <BorrowerField draft={draft} onChange={setDraft} />}
        {draft.kind === 'range' && <RangeFields draft={draft} />}
        {error && <ErrorNote error={error} />}
      </div>
    </ActionDialog>
  );
};
