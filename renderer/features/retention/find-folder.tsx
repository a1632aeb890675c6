import { useState } from 'react';
import { foldersOf } from '#data/folder-queries.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { TextField } from '#ui/text-field.tsx';

/** Finds one folder by whatever is typed, to say how long it is kept. */
export const FindFolder = ({ onFound }: { readonly onFound: (folderId: string) => void }) => {
  const messages = useMessages(retentionMessages);
  const { data } = useServices();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<string>();
  const find = (): void => {
    const [hit] = data.search(text, 1);
    const folderId = hit && (hit.kind === 'folder' ? hit.folderId : foldersOf(data.rows, hit.subjectId)[0]?.id);
    setMissing(folderId === undefined ? text : undefined);
    if (folderId === undefined) return;
    setText('');
    onFound(folderId);
  };
  return (
    <TextField
      label={messages.find}
      hint={messages.findHint}
      value={text}
      onChange={setText}
      error={missing === undefined ? undefined : messages.notFound(missing)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text.trim() !== '') find();
      }}
      testId="retention-find"
    />
  );
};
