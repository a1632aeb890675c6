import { approversOf, foldersAfter, loanPolicyOf } from '#data/loan-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { PinField } from '#ui/pin-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { LendForm } from './use-lend-form.ts';
import styles from './loans.module.css';

const SupervisorFields = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const { rows } = useServices().data;
  const { draft, change, problems } = form;
  return (
    <div className={styles.pair}>
      <ComboBox
        label={messages.supervisor}
        choices={approversOf(rows).map(({ id, name }) => ({ id, label: name }))}
        selectedId={draft.supervisorId}
        onSelect={(supervisorId) => change({ supervisorId })}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={problems.includes('no-supervisor') ? messages.supervisorMissing : undefined}
        testId="lend-supervisor"
      />
      <PinField
        label={messages.supervisorPin}
        value={draft.pin}
        onChange={(pin) => change({ pin })}
        error={problems.includes('wrong-pin') ? messages.supervisorPinWrong : undefined}
        testId="lend-supervisor-pin"
      />
    </div>
  );
};

/** Over the limit: a supervisor may allow it with a reason, which is kept with the loan. */
export const LendOverride = ({ form }: { readonly form: LendForm }) => {
  const messages = useMessages(loansMessages);
  const { rows } = useServices().data;
  const { draft, change, problems } = form;
  const after = foldersAfter(rows, draft.borrowerId ?? '', draft.folderIds);
  return (
    <>
      <Banner
        tone="elsewhere"
        title={messages.overLimit(after, loanPolicyOf(rows).maxFolders ?? after)}
        role="alert"
        testId="lend-over-limit"
      >
        <p>{messages.overLimitHint}</p>
      </Banner>
      <TextField
        label={messages.overrideReason}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={200}
        error={problems.includes('no-reason') ? messages.overrideReasonMissing : undefined}
        testId="lend-reason"
      />
      {form.asksForSupervisor && <SupervisorFields form={form} />}
    </>
  );
};
