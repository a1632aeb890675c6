import { formatCount } from '#i18n/format.ts';
import { paperMessages } from '#i18n/messages/paper.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { SheetProgress } from '#print/make-sheet-pdf.ts';
import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';

/** How far a PDF is, and a way to stop it. */
export const SheetProgressLine = ({
  progress,
  onStop,
}: {
  readonly progress: SheetProgress;
  readonly onStop: () => void;
}) => {
  const messages = useMessages(paperMessages);
  const { sheets, ofSheets } = progress;
  const label = messages.progress(formatCount(sheets), formatCount(ofSheets));
  return (
    <div>
      <ProgressBar label={label} value={sheets} of={ofSheets} testId="sheet-progress" />
      <Button look="quiet" onPress={onStop} testId="sheet-stop">
        {messages.stop}
      </Button>
    </div>
  );
};
