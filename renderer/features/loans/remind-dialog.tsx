import { useState } from 'react';
import { useStore } from 'zustand';
import { approversOf, type LateBorrower } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { loansMessages, loansTh } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import { addDays, type IsoDate } from '#shared/domain/thai-date.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { type MemoTerms, memoDocument } from './memo-paper.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { useToday } from './use-today.ts';
import styles from './loans.module.css';

export interface RemindDialogProps {
  readonly borrowers: readonly LateBorrower[];
  readonly onClose: () => void;
}

const DAYS_TO_RETURN = 7;

interface TermsFieldsProps {
  readonly terms: MemoTerms;
  readonly onChange: (terms: MemoTerms) => void;
}

const TermsFields = ({ terms, onChange }: TermsFieldsProps) => {
  const messages = useMessages(loansMessages);
  const { rows } = useServices().data;
  const date = (field: 'writtenOn' | 'returnBy') => (value: IsoDate | undefined) => {
    if (value !== undefined) onChange({ ...terms, [field]: value });
  };
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={messages.letterNumber}
          value={terms.letterNumber}
          onChange={(letterNumber) => onChange({ ...terms, letterNumber })}
          maxLength={60}
          testId="remind-letter"
        />
        <SelectField
          label={messages.signer}
          value={terms.signerId}
          choices={approversOf(rows).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(signerId) => onChange({ ...terms, signerId })}
          testId="remind-signer"
        />
      </div>
      <div className={styles.pair}>
        <ThaiDateField label={messages.letterDate} value={terms.writtenOn} onChange={date('writtenOn')} />
        <ThaiDateField label={messages.returnBy} value={terms.returnBy} onChange={date('returnBy')} />
      </div>
    </>
  );
};

/** Prints the memos and notes them; one that was not printed is not noted. */
const useReminding = (onDone: () => void) => {
  const messages = useMessages(loansMessages);
  const { data } = useServices();
  const toast = useToast();
  const printing = usePaperPrinting();
  const [failure, setFailure] = useState<MutateError>();
  const remind = async (borrowers: readonly LateBorrower[], terms: MemoTerms, way: PaperWay): Promise<void> => {
    const fileName = loansTh.memo.fileName(terms.writtenOn);
    if (!(await printing.print(memoDocument(data.rows, borrowers, terms), way, fileName))) return;
    const letterNumber = terms.letterNumber.trim();
    const noted = await data.mutate('note-loan-reminders', {
      writtenOn: terms.writtenOn,
      reminders: borrowers.map(({ borrowerId, loans }) => ({
        borrowerId,
        folderIds: loans.map(({ folderId }) => folderId),
        ...(letterNumber === '' ? {} : { letterNumber }),
      })),
    });
    if (!noted.ok) return setFailure(noted.error);
    toast('done', messages.remindedDone(borrowers.length));
    onDone();
  };
  return { remind, isBusy: printing.isBusy, error: failure ?? printing.error };
};

const toggled = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]);

/** Writes a memo to each late borrower, all in one document, and keeps that they were reminded. */
export const RemindDialog = ({ borrowers, onClose }: RemindDialogProps) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const services = useServices();
  const today = useToday();
  const actorId = useStore(services.session, (state) => state.actor?.id);
  const heads = approversOf(services.data.rows);
  const [terms, setTerms] = useState<MemoTerms>({
    letterNumber: '',
    writtenOn: today,
    returnBy: addDays(today, DAYS_TO_RETURN),
    signerId: heads.find(({ id }) => id === actorId)?.id ?? heads[0]?.id ?? '',
  });
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const { remind, isBusy, error } = useReminding(onClose);
  const chosen = borrowers.filter(({ borrowerId }) => !leftOut.has(borrowerId));
  return (
    <Dialog
      title={messages.remindTitle}
      isOpen
      onClose={onClose}
      width="wide"
      testId="remind-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.cancel}
          </Button>
          <PaperButtons
            label={messages.remind}
            look="primary"
            scope="dialog"
            isReady={chosen.length > 0 && !isBusy}
            onPrint={(way) => void remind(chosen, terms, way)}
            testId="memo"
          />
        </>
      }
    >
      <p>{messages.remindHint}</p>
      <TermsFields terms={terms} onChange={setTerms} />
      <fieldset className={styles.choices}>
        <legend>{messages.remindWho}</legend>
        {borrowers.map(({ borrowerId, borrowerName, loans }) => (
          <label key={borrowerId} className={styles.choice}>
            <input
              type="checkbox"
              checked={!leftOut.has(borrowerId)}
              onChange={() => setLeftOut((before) => toggled(before, borrowerId))}
            />
            {borrowerName}
            <span className={styles.quiet}>{messages.remindLine(loans.length, loans[0]?.daysLate ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      {error && <ErrorNote error={error} />}
    </Dialog>
  );
};
