import { lazy, type ReactNode, Suspense, useCallback, useLayoutEffect, useState } from 'react';
import type { HelpTarget } from '#i18n/help/help.ts';
import type { HelpTopicId } from '#i18n/help/help-topic.ts';
import { OpenHelpProvider } from '#ui/open-help.ts';

/** Nobody waits for the words of the help before they ask for it. */
const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }));

export interface HelpHostProps {
  /** The screen that stands there now, asked when F1 is pressed. */
  readonly topic: () => HelpTopicId;
  readonly onPrint?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** F1 on any screen, also in front of a dialog; and the way from a failure's code to its explanation. */
export const HelpHost = ({ topic, onPrint, children }: HelpHostProps) => {
  const [target, setTarget] = useState<HelpTarget>();
  const open = useCallback(
    (code?: string) => setTarget(code === undefined ? { kind: 'topic', id: topic() } : { kind: 'error', code }),
    [topic],
  );
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code !== 'F1' || event.repeat) return;
      event.preventDefault();
      setTarget((before) => before ?? { kind: 'topic', id: topic() });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [topic]);
  return (
    <OpenHelpProvider value={open}>
      {children}
      {target && (
        <Suspense>
          <HelpDialog first={target} onClose={() => setTarget(undefined)} onPrint={onPrint} />
        </Suspense>
      )}
    </OpenHelpProvider>
  );
};
