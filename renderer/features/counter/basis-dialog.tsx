import { useState } from 'react';
import { horsepowerOf, workersOf } from '#data/factory-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatHorsepower } from '#i18n/format.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

const HORSEPOWER = /^(\d{1,7})(?:\.(\d{1,2}))?$/;
const WORKERS = /^\d{1,6}$/;

/** Typed horsepower in hundredths; undefined when it is no number with at most two decimals. */
const hundredthsOf = (text: string): number | undefined => {
  const parts = HORSEPOWER.exec(text.replaceAll(',', '').trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
};

const wholeOf = (text: string): number | undefined =>
  WORKERS.test(text.replaceAll(',', '').trim()) ? Number(text.replaceAll(',', '').trim()) : undefined;

const useBasisForm = (factory: FactoryRow, onClose: () => void) => {
  const words = useMessages(feeOfficeMessages);
  const { data } = useServices();
  const toast = useToast();
  const { hpHundredths } = horsepowerOf(factory);
  const { workers } = workersOf(factory);
  const [typed, setTyped] = useState({
    hp: hpHundredths === undefined ? '' : formatHorsepower(hpHundredths),
    workers: workers === undefined ? '' : String(workers),
    reason: '',
  });
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const next = { hp: hundredthsOf(typed.hp), workers: wholeOf(typed.workers) };
  const reason = typed.reason.trim();
  const problems = {
    hp: typed.hp.trim() !== '' && next.hp === undefined ? words.hpInvalid : undefined,
    workers: typed.workers.trim() !== '' && next.workers === undefined ? words.workersInvalid : undefined,
    reason: reason === '' ? words.reasonMissing : undefined,
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const factoryId = factory.id;
    const calls: readonly MutationCall[] = [
      ...(next.hp === undefined || next.hp === hpHundredths
        ? []
        : [{ name: 'correct-horsepower', args: { factoryId, hpHundredths: next.hp, reason } } as const]),
      ...(next.workers === undefined || next.workers === workers
        ? []
        : [{ name: 'correct-workers', args: { factoryId, workers: next.workers, reason } } as const]),
    ];
    if (calls.length > 0) {
      const saved = await data.mutateAll(calls);
      if (!saved.ok) return setFailure(saved.error);
      toast('done', words.correctedDone);
    }
    onClose();
  };
  return { typed, setTyped, problems: isTried ? problems : undefined, failure, save };
};

/** Corrects horsepower and workers with a reason; finance answers for it. */
export const BasisDialog = ({ factory, onClose }: { readonly factory: FactoryRow; readonly onClose: () => void }) => {
  const words = useMessages(feeOfficeMessages);
  const { typed, setTyped, problems, failure, save } = useBasisForm(factory, onClose);
  return (
    <ActionDialog
      title={words.correctTitle}
      onClose={onClose}
      testId="basis-dialog"
      confirm={words.save}
      icon="check"
      shortcut="F8"
      onConfirm={() => void save()}
      confirmTestId="basis-save"
    >
      <p>{words.correctText}</p>
      <TextField
        label={words.hpField}
        value={typed.hp}
        onChange={(hp) => setTyped({ ...typed, hp })}
        inputMode="decimal"
        error={problems?.hp}
        testId="basis-hp"
      />
      <TextField
        label={words.workersField}
        value={typed.workers}
        onChange={(workers) => setTyped({ ...typed, workers })}
        inputMode="numeric"
        error={problems?.workers}
        testId="basis-workers"
      />
      <TextField
        label={words.reason}
        value={typed.reason}
        onChange={(reason) => setTyped({ ...typed, reason })}
        maxLength={300}
        error={problems?.reason}
        testId="basis-reason"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
