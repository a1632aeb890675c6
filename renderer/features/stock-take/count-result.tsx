import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanPaintedMark } from '#services/use-scan-painted-mark.ts';
import { Button } from '#ui/button.tsx';
import { ResultSurface } from '#ui/result-surface.tsx';
import type { CountLine } from './count-state.ts';
import { appearanceOf, lineWords } from './count-words.ts';

export interface CountResultProps {
  readonly line: CountLine | undefined;
  /** What to do first. */
  readonly todo: string;
  readonly onRetry: (line: number) => void;
}

/** The last result of the count on this PC. */
export const CountResult = ({ line, todo, onRetry }: CountResultProps) => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const isCertain = line !== undefined && line.stored.kind !== 'storing';
  useScanPaintedMark(isCertain ? { number: line.line, atMs: line.scanAtMs } : undefined);
  if (!line) {
    return <ResultSurface tone="neutral" icon="count" headline={messages.ready} detail={todo} testId="count-result" />;
  }
  const { tone, icon } = appearanceOf(line);
  return (
    <ResultSurface
      {...lineWords(line, { rows, messages, language })}
      tone={tone}
      icon={icon}
      testId="count-result"
      number={line.line}
      kind={line.message.kind}
    >
      {line.stored.kind === 'refused' && (
        <div>
          <Button icon="refresh" onPress={() => onRetry(line.line)} testId="count-retry">
            {messages.retry}
          </Button>
        </div>
      )}
    </ResultSurface>
  );
};
