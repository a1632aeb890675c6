import { useState } from 'react';
import { billableLines, draftNotice, type FactoryFees, type NoticeDraft, onOpenNotices } from '#data/fee-queries.ts';
import { officeOf } from '#data/factory-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatReference } from '#i18n/format.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { AssessmentLine } from '#shared/domain/fee-line.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { issueNotice } from '#data/issue-notice.ts';
import { useToday } from './use-today.ts';

export interface NoticeFormInput {
  readonly factory: FactoryRow;
  readonly fees: FactoryFees;
  readonly notices: readonly NoticeRow[];
  readonly onDone: () => void;
}

export interface NoticeForm {
  readonly lines: readonly AssessmentLine[];
  readonly isChosen: (dueOn: string) => boolean;
  /** An open notice carries this year already. */
  readonly isBilled: (dueOn: string) => boolean;
  readonly toggle: (dueOn: string) => void;
  readonly draft: NoticeDraft | undefined;
  readonly failure: MutateError | undefined;
  readonly isIssuing: boolean;
  readonly issue: () => void;
}

/** The years a notice is to carry; years on an open notice are left out unless ticked again. */
export const useNoticeForm = ({ factory, fees, notices, onDone }: NoticeFormInput): NoticeForm => {
  const messages = useMessages(counterMessages);
  const { data } = useServices();
  const toast = useToast();
  const today = useToday();
  const lines = billableLines(fees);
  const billed = onOpenNotices(notices);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    // Without any record of payments nothing is ticked beforehand: a person says what is really owed.
    () => new Set(fees.records === 'none' ? [] : lines.map(({ dueOn }) => dueOn).filter((dueOn) => !billed.has(dueOn))),
  );
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  const [isIssuing, setIssuing] = useState(false);
  const chosenLines = lines.filter(({ dueOn }) => chosen.has(dueOn));
  const draft = draftNotice(chosenLines, today);
  const issue = async (): Promise<void> => {
    if (!draft || isIssuing) return;
    setIssuing(true);
    const officeCode = officeOf(data.rows)?.provinceCode ?? '';
    const issued = await issueNotice(data, { factoryId: factory.id, officeCode, lines: chosenLines, today });
    setIssuing(false);
    if (!issued.ok) return setFailure(issued.error);
    toast('done', messages.issued(formatReference(issued.value)));
    onDone();
  };
  return {
    lines,
    isChosen: (dueOn) => chosen.has(dueOn),
    isBilled: (dueOn) => billed.has(dueOn),
    toggle: (dueOn) => {
      const next = new Set(chosen);
      if (!next.delete(dueOn)) next.add(dueOn);
      setChosen(next);
    },
    draft,
    failure,
    isIssuing,
    issue: () => void issue(),
  };
};
