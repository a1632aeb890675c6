import { type ReactNode, useCallback } from 'react';
import { HelpHost } from '#features/help/help-host.tsx';
import { usePrintShortcuts } from '#features/help/use-print-shortcuts.ts';
import { helpTopicOfPlace } from './help-topic-of-place.ts';

export interface OfficeHelpProps {
  readonly isSignedIn: boolean;
  readonly children: ReactNode;
}

/** The help of a running office: of the log-in, or of the page that stands there. */
export const OfficeHelp = ({ isSignedIn, children }: OfficeHelpProps) => {
  const print = usePrintShortcuts();
  const topic = useCallback(() => (isSignedIn ? helpTopicOfPlace(window.location.hash) : 'login'), [isSignedIn]);
  return (
    <HelpHost topic={topic} onPrint={print}>
      {children}
    </HelpHost>
  );
};
