import { help } from '#i18n/help/help.ts';
import { HELP_TOPICS } from '#i18n/help/help-topic.ts';
import { useLanguage } from '#i18n/language.ts';
import { helpMessages } from '#i18n/messages/help.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { SHORTCUTS_PAGE, shortcutsHtml, type ShortcutGroup } from '#print/shortcuts-page.ts';
import { useServices } from '#services/services.ts';
import { usePaperPrinting } from '#services/use-paper-printing.ts';

/** Prints the one page with the shortcuts of every screen, from the words of the help. */
export const usePrintShortcuts = (): (() => void) => {
  const messages = useMessages(helpMessages);
  const language = useLanguage();
  const { host } = useServices();
  const printing = usePaperPrinting();
  return () => {
    const everywhere: ShortcutGroup = { heading: messages.everywhere, keys: Object.entries(messages.general) };
    const screens = HELP_TOPICS.map((id) => help[language][id])
      .filter(({ keys }) => keys.length > 0)
      .map(({ title, keys }): ShortcutGroup => ({ heading: title, keys }));
    const page = { title: messages.printTitle, groups: [everywhere, ...screens] };
    const way = host.abilities.has('system-print-dialog') ? 'dialog' : 'pdf';
    const html = (fonts: Parameters<typeof shortcutsHtml>[1]): string => shortcutsHtml(page, fonts);
    void printing.print({ page: SHORTCUTS_PAGE, html }, way, messages.printFile);
  };
};
