import type { LabelRun } from '#data/label-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useFolderName } from './label-names.ts';
import { type JamReport, useJamReport } from './use-jam-report.ts';

export interface JamDialogProps {
  readonly run: LabelRun;
  readonly onClose: () => void;
  /** The labels after the last good one wait to be printed. */
  readonly onReported: (waiting: number) => void;
}

const Outcome = ({ jam }: { readonly jam: JamReport }) => {
  const messages = useMessages(labelFlowMessages);
  const nameOf = useFolderName();
  const { good, folderIds } = jam;
  if (jam.isStranger) return <Banner tone="elsewhere" title={messages.jamNotInRun} testId="jam-stranger" />;
  if (good === undefined) return null;
  if (good === folderIds.length) return <Banner tone="done" title={messages.jamAllGood} />;
  const last = folderIds[good - 1];
  const first = folderIds[good] ?? '';
  return (
    <Banner
      tone="waiting"
      title={messages.jamWillPrint(formatCount(folderIds.length - good))}
      icon="print"
      testId="jam-outcome"
    >
      <p>{messages.jamFirst(nameOf(first))}</p>
      {last !== undefined && <p>{messages.jamLastGood(nameOf(last))}</p>}
    </Banner>
  );
};

/** After a jam: which label was the last good one? Everything after it is printed again. */
export const JamDialog = ({ run, onClose, onReported }: JamDialogProps) => {
  const messages = useMessages(labelFlowMessages);
  const jam = useJamReport(run, (good) => onReported(jam.folderIds.length - good));
  const all = formatCount(jam.folderIds.length);
  const isWrong = jam.typed.trim() !== '' && jam.good === undefined;
  const isReady = jam.good !== undefined && jam.good < jam.folderIds.length;
  return (
    <ActionDialog
      title={messages.jamTitle}
      onClose={onClose}
      testId="jam-dialog"
      confirm={messages.jamConfirm}
      icon="print"
      shortcut="F7"
      isDisabled={!isReady}
      onConfirm={jam.report}
      confirmTestId="jam-confirm"
    >
      <p>{messages.jamHint}</p>
      <TextField
        label={messages.jamPosition(all)}
        value={jam.typed}
        onChange={jam.type}
        inputMode="numeric"
        maxLength={6}
        error={isWrong ? messages.jamNumberWrong(all) : undefined}
        testId="jam-position"
      />
      <Outcome jam={jam} />
      {jam.failure && <ErrorNote error={jam.failure} />}
    </ActionDialog>
  );
};
