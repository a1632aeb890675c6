import { titleOf } from '#data/subject-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useIsHead } from './use-is-head.ts';
import { type TermForm, useTermForm } from './use-term-form.ts';

export interface TermDialogProps {
  readonly folder: FolderRow;
  readonly onClose: () => void;
}

const Fields = ({ form }: { readonly form: TermForm }) => {
  const messages = useMessages(retentionMessages);
  const { draft, change, problem } = form;
  return (
    <>
      <ThaiDateField
        label={messages.closedOn}
        value={draft.closedOn}
        onChange={(closedOn) => change({ closedOn })}
        testId="term-closed"
      />
      <SelectField
        label={messages.term}
        value={draft.choice}
        choices={[
          { value: 'series', label: messages.termOfSeries },
          { value: 'years', label: messages.termYears },
          { value: 'permanent', label: messages.termPermanent },
        ]}
        onChange={(choice) => change({ choice })}
        testId="term-choice"
      />
      {draft.choice === 'years' && (
        <TextField
          label={messages.years}
          value={draft.years}
          onChange={(years) => change({ years })}
          inputMode="numeric"
          error={problem === 'years' ? messages.yearsWrong : undefined}
          testId="term-years"
        />
      )}
      <TextField
        label={messages.reason}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={300}
        error={problem === 'reason' ? messages.reasonMissing : undefined}
        testId="term-reason"
      />
    </>
  );
};

/** Says when the matter of a folder was finished, how long it is kept, and whether it must not be destroyed. */
export const TermDialog = ({ folder, onClose }: TermDialogProps) => {
  const messages = useMessages(retentionMessages);
  const common = useMessages(commonMessages);
  const { rows } = useServices().data;
  const form = useTermForm(folder, onClose);
  const { keptUntil } = form;
  const isHead = useIsHead();
  const mayTurn = folder.hold === undefined || isHead;
  const turnHold = (): void => {
    if (!mayTurn) return;
    if (folder.hold) form.release();
    else form.hold();
  };
  useShortcuts(
    [
      { key: 'F8', run: form.save },
      { key: 'F9', run: turnHold },
    ],
    'dialog',
  );
  return (
    <Dialog
      title={messages.termTitle(titleOf(rows, folder), folder.volume)}
      isOpen
      onClose={onClose}
      testId="term-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <Button icon="hold" keyHint="F9" isDisabled={!mayTurn} onPress={turnHold} testId="term-hold">
            {folder.hold ? messages.release : messages.hold}
          </Button>
          <Button look="primary" icon="check" keyHint="F8" onPress={form.save} testId="term-save">
            {messages.save}
          </Button>
        </>
      }
    >
      {folder.hold && (
        <Banner tone="refused" title={messages.held(folder.hold.reason)}>
          {mayTurn ? undefined : messages.releaseByHead}
        </Banner>
      )}
      <Fields form={form} />
      <p data-testid="term-until">{keptUntil === undefined ? messages.noEnd : messages.until(keptUntil)}</p>
      {form.failure && <ErrorNote error={form.failure} />}
    </Dialog>
  );
};
