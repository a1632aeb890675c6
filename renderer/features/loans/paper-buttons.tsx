import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { PaperWay } from '#services/use-paper-printing.ts';
import { Button } from '#ui/button.tsx';
import { type ShortcutScope, useShortcuts } from '#ui/use-shortcuts.ts';

export interface PaperButtonsProps {
  readonly label: string;
  readonly isReady: boolean;
  readonly onPrint: (way: PaperWay) => void;
  readonly look?: 'primary' | 'plain';
  readonly scope?: ShortcutScope;
  readonly testId: string;
}

/** The ways out that this shell has: the printer (F6), and a file where the shell makes exact ones. */
export const PaperButtons = ({
  label,
  isReady,
  onPrint,
  look = 'plain',
  scope = 'page',
  testId,
}: PaperButtonsProps) => {
  const messages = useMessages(loansMessages);
  const { abilities } = useServices().host;
  const print = (way: PaperWay): void => {
    if (isReady) onPrint(way);
  };
  useShortcuts([{ key: 'F6', run: () => print('dialog') }], scope);
  return (
    <>
      {abilities.has('exact-pdf') && (
        <Button icon="download" isDisabled={!isReady} onPress={() => print('pdf')} testId={`${testId}-pdf`}>
          {messages.savePdf}
        </Button>
      )}
      <Button
        look={look}
        icon="print"
        keyHint="F6"
        isDisabled={!isReady}
        onPress={() => print('dialog')}
        testId={`${testId}-print`}
      >
        {label}
      </Button>
    </>
  );
};
