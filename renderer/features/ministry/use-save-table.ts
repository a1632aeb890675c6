import { useState } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { csvFile, type TableFile, xlsxFile } from '#services/table-file.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { pngOf } from '#ui/charts/save-picture.ts';
import { useToast } from '#ui/toast.tsx';
import { useMinistry } from './ministry-context.ts';

/** The ways in which figures leave the page. */
export interface SaveWays {
  readonly isBusy: boolean;
  readonly table: (table: TableFile, ending: 'csv' | 'xlsx') => void;
  readonly picture: (element: HTMLElement | null) => void;
}

/** Saves tables and pictures under a name that says of what and of which day they are. */
export const useSaveTable = (subject: string, at: string): SaveWays => {
  const messages = useMessages(ministryMessages);
  const { saveFile } = useMinistry();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const nameFor = (ending: string): string => messages.fileName(subject, isoDateAt(Date.parse(at)), ending);
  const run = (work: () => Promise<Uint8Array | undefined>, ending: string): void => {
    if (isBusy) return;
    setBusy(true);
    void work()
      .then((bytes) => {
        if (!bytes) return toast('refused', messages.notDrawn);
        saveFile(nameFor(ending), bytes);
        return toast('done', messages.saved);
      })
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    table: (table, ending) => run(async () => (ending === 'csv' ? csvFile(table) : xlsxFile(table)), ending),
    picture: (element) => run(async () => (element ? pngOf(element) : undefined), 'png'),
  };
};
