import { useState } from 'react';
import { useStore } from 'zustand';
import { billableLines, feesOf } from '#data/fee-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatSatang, formatYear } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { feeOfficeMessages, type feeOfficeTh } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSecondPerson } from '#services/use-second-person.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Result } from '#shared/lib/result.ts';
import type { CreditOutcome, FeeCreditRow } from '#shared/model/waiver-rows.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SecondPersonFields } from '#ui/second-person-fields.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './fees.module.css';

const MONEY = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

const satangOf = (text: string): number | undefined => {
  const parts = MONEY.exec(text.replaceAll(',', '').trim());
  const satang = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : 0;
  return satang > 0 ? satang : undefined;
};

/** What becomes of a credit, in words. */
const outcomeText = (outcome: CreditOutcome, words: typeof feeOfficeTh.credits): string =>
  outcome.kind === 'refund' ? words.refund(outcome.satang) : words.setOff(outcome.satang, outcome.dueOn);

/** The next years of the factory that a credit may be set off against. */
const useOwedYears = ({ factoryId }: FeeCreditRow): readonly AssessmentLine[] => {
  const services = useServices();
  const factory = services.data.rows.get('factory', factoryId);
  const fees = factory && feesOf(services.data.rows, factory, isoDateAt(services.nowMs()));
  return fees?.ok ? billableLines(fees.value) : [];
};

interface DecisionsProps {
  readonly credit: FeeCreditRow;
  readonly satang: number | undefined;
  readonly act: (work: Promise<Result<unknown, MutateError>>) => void;
  readonly onRefuse: () => void;
}

const Decisions = ({ credit, satang, act, onRefuse }: DecisionsProps) => {
  const words = useMessages(feeOfficeMessages).credits;
  const language = useLanguage();
  const { data } = useServices();
  const owed = useOwedYears(credit);
  const creditId = credit.id;
  const propose = (outcome: CreditOutcome): void => act(data.mutate('propose-credit', { creditId, outcome }));
  return (
    <div className={styles.bar}>
      <Button
        icon="cash"
        isDisabled={satang === undefined}
        onPress={() => (satang === undefined ? undefined : propose({ kind: 'refund', satang }))}
        testId="credit-refund"
      >
        {words.proposeRefund}
      </Button>
      {owed.slice(0, 3).map(({ dueOn, totalSatang }) => (
        <Button
          key={dueOn}
          icon="exchange"
          isDisabled={satang === undefined}
          onPress={() =>
            satang === undefined ? undefined : propose({ kind: 'set-off', satang, dueOn, owedSatang: totalSatang ?? 0 })
          }
          testId={`credit-set-off-${dueOn}`}
        >
          {words.proposeSetOff(formatYear(dueOn, language))}
        </Button>
      ))}
      <Button look="quiet" icon="cross" onPress={onRefuse} testId="credit-refuse">
        {words.refuse}
      </Button>
    </div>
  );
};

/** The proposal, and the second person who agrees to it at this PC. */
const Approval = ({
  credit,
  proposal,
  act,
}: Pick<DecisionsProps, 'credit' | 'act'> & {
  readonly proposal: Extract<FeeCreditRow['state'], { kind: 'proposed' }>;
}) => {
  const words = useMessages(feeOfficeMessages).credits;
  const { data, session } = useServices();
  const actorId = useStore(session, (state) => state.actor?.id);
  const second = useSecondPerson(({ id, role }) => id !== proposal.by && FINANCE_ROLES.includes(role), actorId);
  const approve = async (): Promise<void> => {
    const approverId = await second.prove();
    if (approverId !== undefined) act(data.mutate('approve-credit', { creditId: credit.id }, approverId));
  };
  return (
    <>
      <Banner
        tone="waiting"
        title={words.proposedBy(staffName(data.rows, proposal.by), outcomeText(proposal.outcome, words))}
      />
      <SecondPersonFields person={second} hint={words.twoPersons} />
      <div className={styles.bar}>
        <Button
          look="primary"
          icon="check"
          isDisabled={!second.isFilled}
          onPress={() => void approve()}
          testId="credit-approve"
        >
          {words.approve}
        </Button>
      </div>
    </>
  );
};

/** Whose credit it is, and what was proposed so far. */
const CreditFacts = ({ credit, act }: Pick<DecisionsProps, 'credit' | 'act'>) => {
  const { factoryId, state } = credit;
  return (
    <>
      <p>
        <strong>{useServices().data.rows.get('factory', factoryId)?.register.name}</strong>
      </p>
      {state.kind === 'proposed' && <Approval credit={credit} proposal={state} act={act} />}
    </>
  );
};

/** One person proposes what becomes of a credit, another one approves it; either may refuse it with a reason. */
export const CreditDialog = ({ credit, onClose }: { readonly credit: FeeCreditRow; readonly onClose: () => void }) => {
  const words = useMessages(feeOfficeMessages).credits;
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const [typed, setTyped] = useState(credit.satang === null ? '' : formatSatang(credit.satang));
  const [failure, setFailure] = useState<MutateError>();
  const [isRefusing, setRefusing] = useState(false);
  const satang = satangOf(typed);
  const act = (work: Promise<Result<unknown, MutateError>>): void =>
    void work.then((result) => {
      if (!result.ok) return setFailure(result.error);
      toast('done', words.done);
      onClose();
    });
  if (isRefusing) {
    return (
      <ReasonDialog
        title={words.refuseTitle}
        text={words.refuseWhat(data.rows.get('factory', credit.factoryId)?.register.name ?? '', credit.dueOn)}
        action={words.refuse}
        icon="cross"
        error={failure}
        onClose={onClose}
        onConfirm={(reason) => act(data.mutate('refuse-credit', { creditId: credit.id, reason }))}
      />
    );
  }
  return (
    <Dialog
      title={words.dialog}
      isOpen
      onClose={onClose}
      width="wide"
      testId="credit-dialog"
      actions={
        <Button onPress={onClose} keyHint="Esc">
          {common.cancel}
        </Button>
      }
    >
      <CreditFacts credit={credit} act={act} />
      <TextField
        label={words.satangField}
        value={typed}
        onChange={setTyped}
        inputMode="decimal"
        error={typed.trim() !== '' && satang === undefined ? words.satangInvalid : undefined}
        testId="credit-amount"
      />
      <Decisions credit={credit} satang={satang} act={act} onRefuse={() => setRefusing(true)} />
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
