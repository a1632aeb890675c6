import { formatReference } from '#i18n/format.ts';
import { noticeLettersMessages } from '#i18n/messages/notice-letters.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { KnownError } from '#i18n/error-text.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { SheetProgress } from './make-sheet-pdf.ts';

/** Letters under way, or why they did not come out. */
interface LettersUnderWay {
  readonly progress: SheetProgress | undefined;
  readonly isPaused: boolean;
  readonly msLeft: number | undefined;
  readonly failure: { readonly error: KnownError; readonly ref1: string | undefined } | undefined;
  pause(): void;
  goOn(): void;
  discard(): void;
}

const Progress = ({ letters, progress }: { readonly letters: LettersUnderWay; readonly progress: SheetProgress }) => {
  const messages = useMessages(noticeLettersMessages);
  const { isPaused, msLeft } = letters;
  const left = isPaused ? messages.paused : msLeft === undefined ? '' : messages.timeLeft(msLeft);
  return (
    <div>
      <ProgressBar
        label={`${messages.progress(progress.sheets, progress.ofSheets)} ${left}`}
        value={progress.sheets}
        of={progress.ofSheets}
        testId="letter-progress"
      />
      {isPaused ? (
        <>
          <Button icon="print" onPress={() => letters.goOn()} testId="letter-go-on">
            {messages.goOn}
          </Button>
          <Button look="quiet" onPress={() => letters.discard()} testId="letter-discard">
            {messages.discard}
          </Button>
        </>
      ) : (
        <Button look="quiet" icon="pause" onPress={() => letters.pause()} testId="letter-stop">
          {messages.stop}
        </Button>
      )}
    </div>
  );
};

/** How far the letters are, or why it did not come out. */
export const LetterStatus = ({ letters }: { readonly letters: LettersUnderWay }) => {
  const messages = useMessages(noticeLettersMessages);
  const { progress, failure } = letters;
  return (
    <>
      {progress && <Progress letters={letters} progress={progress} />}
      {failure && <ErrorNote error={failure.error} testId="letter-failure" />}
      {failure?.ref1 !== undefined && <p>{messages.refusedRef(formatReference(failure.ref1))}</p>}
    </>
  );
};
