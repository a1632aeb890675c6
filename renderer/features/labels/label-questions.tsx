import type { LabelRun } from '#data/label-queries.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useToast } from '#ui/toast.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import { JamDialog } from './jam-dialog.tsx';
import type { PrintLog } from './note-printed.ts';
import { ReprintDialog } from './reprint-dialog.tsx';
import type { FreeCode } from './use-attach.ts';
import type { LabelChoice } from './use-label-choice.ts';
import type { LabelWay } from './use-thermal-labels.ts';

/** What the labels page asks just now. */
export type LabelQuestion =
  | { readonly kind: 'reprint'; readonly way: LabelWay }
  | { readonly kind: 'jam'; readonly run: LabelRun }
  | { readonly kind: 'attach'; readonly free: FreeCode | undefined };

export interface LabelQuestionsProps {
  readonly asked: LabelQuestion | undefined;
  readonly onClose: () => void;
  readonly choice: LabelChoice;
  readonly onReprint: (way: LabelWay, log: PrintLog) => void;
}

/** The one dialog that is open. */
export const LabelQuestions = ({ asked, onClose, choice, onReprint }: LabelQuestionsProps) => {
  const flow = useMessages(labelFlowMessages);
  const toast = useToast();
  if (asked === undefined) return null;
  if (asked.kind === 'attach') return <AttachDialog free={asked.free} onClose={onClose} />;
  if (asked.kind === 'reprint') {
    const reprint = (log: PrintLog): void => {
      onClose();
      onReprint(asked.way, log);
    };
    return <ReprintDialog count={choice.reprints} onClose={onClose} onReprint={reprint} />;
  }
  const resume = (waiting: number): void => {
    onClose();
    choice.choose({ kind: 'resume', runId: asked.run.id });
    toast('waiting', flow.jamReported(formatCount(waiting)));
  };
  return <JamDialog run={asked.run} onClose={onClose} onReported={resume} />;
};
