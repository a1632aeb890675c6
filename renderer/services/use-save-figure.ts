import { useState } from 'react';
import { chartMessages } from '#i18n/messages/charts.ts';
import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { FigureSaving } from '#ui/charts/figure-buttons.tsx';
import { pngOf } from '#ui/charts/save-picture.ts';
import { useToast } from '#ui/toast.tsx';
import { useServices } from './services.ts';
import { csvFile, type TableFile, xlsxFile } from './table-file.ts';

/** Saves a picture as PNG and its values as CSV or XLSX, under a name that says of what and of which day they are. */
export const useSaveFigure = (subject: string, table: () => TableFile): FigureSaving => {
  const messages = useMessages(chartMessages);
  const language = useLanguage();
  const services = useServices();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const save = async (ending: string, work: () => Promise<Uint8Array | undefined>): Promise<void> => {
    const bytes = await work();
    if (!bytes) return toast('refused', messages.notDrawn);
    const saved = await services.host.files.save(`${subject} ${isoDateAt(services.nowMs())}.${ending}`, bytes);
    if (saved.ok) return saved.value.saved ? toast('done', messages.saved) : undefined;
    const { what, todo } = errorText(saved.error, language);
    return toast('refused', `${what} ${todo}`);
  };
  const run = (ending: string, work: () => Promise<Uint8Array | undefined>): void => {
    if (isBusy) return;
    setBusy(true);
    void save(ending, work).finally(() => setBusy(false));
  };
  return {
    isBusy,
    png: (element) => run('png', async () => (element ? pngOf(element) : undefined)),
    csv: () => run('csv', async () => csvFile(table())),
    xlsx: () => run('xlsx', () => xlsxFile(table())),
  };
};
