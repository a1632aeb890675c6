import { useCallback, useEffect, useRef, useState } from 'react';
import { formatCount } from '#i18n/format.ts';
import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { smallPhoto } from '#scan/small-photo.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './scan-desk.module.css';

const TABLES = ['parkedScan'] as const;
const MAX_NOTE = 500;

/** A note that is stored when it is finished, and also when the next scan takes its place: what was typed is kept. */
const useNote = (parkedScanId: string) => {
  const { data } = useServices();
  const saved = data.rows.get('parkedScan', parkedScanId)?.note ?? '';
  const [note, setNote] = useState(saved);
  const latest = useRef({ note, saved });
  useEffect(() => {
    latest.current = { note, saved };
  });
  const save = useCallback((): void => {
    const text = latest.current.note.trim();
    if (text === '' || text === latest.current.saved) return;
    latest.current = { note: text, saved: text };
    void data.mutate('note-parked-scan', { parkedScanId, note: text });
  }, [data, parkedScanId]);
  useEffect(() => save, [save]);
  return { note, setNote, save, isSaved: note.trim() !== '' && note.trim() === saved };
};

type PhotoState = 'idle' | 'busy' | 'unreadable';

const usePhoto = (parkedScanId: string) => {
  const { data } = useServices();
  const [state, setState] = useState<PhotoState>('idle');
  const add = async (file: Blob): Promise<void> => {
    setState('busy');
    const photo = await smallPhoto(file);
    if (!photo.ok) return setState('unreadable');
    const added = await data.mutate('add-parked-photo', { parkedScanId, jpegBase64: photo.value });
    setState(added.ok ? 'idle' : 'unreadable');
  };
  return { state, add };
};

/** Beside an unknown code: what it stood on, in words and as a picture, for whoever looks into it later. */
export const ParkedExtras = ({ parkedScanId }: { readonly parkedScanId: string }) => {
  const { parked: messages } = useMessages(scanDeskMessages);
  const rows = useRows(TABLES);
  const { note, setNote, save, isSaved } = useNote(parkedScanId);
  const photo = usePhoto(parkedScanId);
  const field = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const photos = rows.get('parkedScan', parkedScanId)?.photoIds?.length ?? 0;
  useShortcuts([
    { key: 'Ctrl+E', run: () => field.current?.focus() },
    { key: 'Ctrl+O', run: () => file.current?.click() },
  ]);
  return (
    <div className={styles.parked} data-testid="parked-extras">
      <TextField
        ref={field}
        label={`${messages.note} (Ctrl E)`}
        hint={isSaved ? messages.saved : messages.noteHint}
        value={note}
        onChange={setNote}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
        maxLength={MAX_NOTE}
        testId="parked-note"
      />
      <FileInput
        ref={file}
        label={messages.photo}
        accept="image/*"
        capture="environment"
        onFile={(chosen) => void photo.add(chosen)}
        testId="parked-photo-file"
      />
      <Button
        icon="eye"
        keyHint="Ctrl O"
        isDisabled={photo.state === 'busy'}
        onPress={() => file.current?.click()}
        testId="parked-photo"
      >
        {photo.state === 'busy' ? messages.photoBusy : messages.photo}
      </Button>
      <output className={styles.parkedSaid} data-testid="parked-photos">
        {photo.state === 'unreadable' ? messages.photoUnreadable : ''}
        {photo.state !== 'unreadable' && photos > 0 ? messages.photoAdded(formatCount(photos)) : ''}
      </output>
    </div>
  );
};
