import { useState } from 'react';
import type { DayView } from '#data/close-queries.ts';
import { dailyCloseMessages, dailyCloseTh } from '#i18n/messages/daily-close.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import type { HostError } from '#shared/host/contract.ts';
import { useToast } from '#ui/toast.tsx';
import { csvBytes, exportLines, xlsxBytes } from './close-export.ts';
import { closeDocument } from './close-paper.ts';

export interface CloseExports {
  readonly isBusy: boolean;
  readonly error: HostError | undefined;
  readonly csv: () => void;
  readonly xlsx: () => void;
  /** A PDF where the shell makes exact ones, else the printer's dialog. */
  readonly print: () => void;
}

/** The ways in which the figures of a day leave this PC. */
export const useCloseExports = (view: DayView): CloseExports => {
  const messages = useMessages(dailyCloseMessages);
  const { data, host } = useServices();
  const toast = useToast();
  const printing = usePaperPrinting();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<HostError>();
  const save = async (ending: 'csv' | 'xlsx'): Promise<void> => {
    const lines = exportLines(data.rows, view);
    const bytes = ending === 'csv' ? csvBytes(lines) : await xlsxBytes(lines, view.day);
    const saved = await host.files.save(dailyCloseTh.fileName(view.day, ending), bytes);
    if (!saved.ok) return setError(saved.error);
    if (saved.value.saved) toast('done', messages.saved);
  };
  const start = (ending: 'csv' | 'xlsx') => (): void => {
    if (isSaving) return;
    setSaving(true);
    setError(undefined);
    void save(ending).finally(() => setSaving(false));
  };
  const way: PaperWay = host.abilities.has('exact-pdf') ? 'pdf' : 'dialog';
  const print = (): void =>
    void printing.print(closeDocument(data.rows, view), way, dailyCloseTh.fileName(view.day, 'pdf'));
  return {
    isBusy: isSaving || printing.isBusy,
    error: error ?? printing.error,
    csv: start('csv'),
    xlsx: start('xlsx'),
    print,
  };
};
