import { titleOf } from '#data/subject-queries.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatReference } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';

/** How a folder is called in a sentence: name, volume, code; the id when this PC does not know it. */
export const useFolderName = (): ((folderId: string) => string) => {
  const messages = useMessages(labelsMessages);
  const { rows } = useServices().data;
  return (folderId) => {
    const folder = rows.get('folder', folderId);
    if (!folder) return folderId;
    const name = titleOf(rows, folder);
    return [name, messages.volume(String(folder.volume)), formatReference(folder.code)].filter(Boolean).join(' · ');
  };
};
