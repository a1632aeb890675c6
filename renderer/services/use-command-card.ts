import { commandCardMessages } from '#i18n/messages/command-card.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { COMMAND_PAGE, commandSheetHtml } from '#print/command-card.ts';
import type { HostError } from '#shared/host/contract.ts';
import { commandSheet } from './command-sheet.ts';
import { useServices } from './services.ts';
import { usePaperPrinting } from './use-paper-printing.ts';

/** Prints the command card: by the system's dialog where there is one, else as a PDF. */
export const useCommandCard = (): {
  readonly isBusy: boolean;
  readonly error: HostError | undefined;
  print(): Promise<boolean>;
} => {
  const messages = useMessages(commandCardMessages);
  const { host } = useServices();
  const printing = usePaperPrinting();
  return {
    isBusy: printing.isBusy,
    error: printing.error,
    print: () =>
      printing.print(
        { page: COMMAND_PAGE, html: (fonts) => commandSheetHtml(commandSheet(messages), fonts) },
        host.abilities.has('system-print-dialog') ? 'dialog' : 'pdf',
        messages.fileName,
      ),
  };
};
