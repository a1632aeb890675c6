import { useRef, useState } from 'react';
import { drillBackup, type ProvedBackup, writeBackup } from '#data/backup-file.ts';
import { newestKey } from '#data/sealed-file.ts';
import type { KnownError } from '#i18n/error-text.ts';
import { backupMessages } from '#i18n/messages/backup.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './sync-page.module.css';

/** Writing a backup, and proving one; what came of the last of the two. */
const useBackup = () => {
  const services = useServices();
  const messages = useMessages(backupMessages);
  const toast = useToast();
  const [problem, setProblem] = useState<KnownError>();
  const [proved, setProved] = useState<ProvedBackup>();
  const { data, host } = services;
  const show = (found: ProvedBackup | undefined, error: KnownError | undefined): void => {
    setProved(found);
    setProblem(error);
  };
  const write = async (): Promise<void> => {
    const [office] = data.rows.all('office').values();
    const key = newestKey(data.rows.all('officeKey').values());
    if (!office || !key) return show(undefined, { type: 'office-key-missing' });
    const madeAt = new Date(services.nowMs()).toISOString();
    const deviceName = (await host.secrets.get())?.deviceName ?? data.deviceId;
    const head = { officeId: office.id, deviceName, madeAt };
    const file = await writeBackup({ rows: data.rows, entries: data.sync.pendingEntries(), head, key });
    const saved = await host.files.save(messages.fileName(madeAt.slice(0, 10)), file);
    show(undefined, saved.ok ? undefined : saved.error);
    if (saved.ok && saved.value.saved) toast('done', messages.written);
  };
  const drill = async (chosen: File): Promise<void> => {
    const [office] = data.rows.all('office').values();
    const here = { officeId: office?.id ?? '', keys: data.rows.all('officeKey').values() };
    const found = await drillBackup(new Uint8Array(await chosen.arrayBuffer()), here);
    if (found.ok) show(found.value, undefined);
    else show(undefined, found.error);
  };
  return { problem, proved, write: () => void write(), drill: (chosen: File) => void drill(chosen) };
};

/** A sealed copy of this PC's data in a file outside it, and the drill that reads one back. */
export const BackupPanel = () => {
  const messages = useMessages(backupMessages);
  const { problem, proved, write, drill } = useBackup();
  const input = useRef<HTMLInputElement>(null);
  const ask = (): void => input.current?.click();
  useShortcuts([
    { key: 'F9', run: write },
    { key: 'F4', run: ask },
  ]);
  return (
    <Panel title={messages.title} testId="backup-panel">
      <div className={styles.carry}>
        <Button icon="download" keyHint="F9" onPress={write} testId="backup-write">
          {messages.write}
        </Button>
        <Button icon="check" keyHint="F4" onPress={ask} testId="backup-drill">
          {messages.drill}
        </Button>
      </div>
      {problem && <ErrorNote error={problem} testId="backup-error" />}
      {proved && (
        <Banner tone="done" title={messages.proved(proved.madeAt)} testId="backup-proved">
          <p>{messages.held(proved.rows, proved.tables, proved.entries)}</p>
        </Banner>
      )}
      <p className={styles.quiet}>{messages.hint}</p>
      <FileInput ref={input} label={messages.choose} accept=".faem" onFile={drill} testId="backup-file" />
    </Panel>
  );
};
