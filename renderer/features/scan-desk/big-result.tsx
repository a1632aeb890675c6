import type { ReactNode } from 'react';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useScanPaintedMark } from '#services/use-scan-painted-mark.ts';
import { ResultSurface } from '#ui/result-surface.tsx';
import { appearanceOf } from './result-tone.ts';
import { resultWords } from './result-words.ts';
import type { DeskAction, DeskResult } from './scan-desk-state.ts';

export interface BigResultProps {
  readonly result: DeskResult | undefined;
  readonly action: DeskAction;
  /** What can be done with this result beside scanning on. */
  readonly children?: ReactNode;
}

const TABLES = ['factory', 'recordSubject', 'location', 'staff'] as const;

/** A folder in the hand that is to be carried somewhere: the place is the largest thing on the screen. */
const isForCarrying = ({ message, stored }: DeskResult): boolean =>
  stored.kind === 'stored' && (message.kind === 'returned' || message.kind === 'moved');

/** The last result of the desk. */
export const BigResult = ({ result, action, children }: BigResultProps) => {
  const messages = useMessages(scanDeskMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const isCertain = result !== undefined && result.stored.kind !== 'storing';
  useScanPaintedMark(isCertain ? { number: result.number, atMs: result.scanAtMs } : undefined);
  if (!result) {
    const detail = messages.readyFor[action];
    return <ResultSurface tone="neutral" icon="scan" headline={messages.ready} detail={detail} testId="result" />;
  }
  const { tone, icon } = appearanceOf(result);
  return (
    <ResultSurface
      {...resultWords(result, { rows, messages, language })}
      tone={tone}
      icon={icon}
      headlineSize={isForCarrying(result) ? 'largest' : 'large'}
      testId="result"
      number={result.number}
      kind={result.message.kind}
    >
      {children}
    </ResultSurface>
  );
};
