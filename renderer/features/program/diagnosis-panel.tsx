import { useState } from 'react';
import { diagnosisMessages } from '#i18n/messages/diagnosis.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './program.module.css';
import { useDiagnosis } from './use-diagnosis.ts';

const fileName = (nowMs: number): string =>
  `faem-diagnosis-${new Date(nowMs).toISOString().slice(0, 16).replace(':', '')}.json`;

/** One button makes the file for support; whoever sends it may read all of it first. */
export const DiagnosisPanel = ({ events }: { readonly events: () => readonly string[] }) => {
  const messages = useMessages(diagnosisMessages);
  const services = useServices();
  const { host } = services;
  const make = useDiagnosis(events);
  const toast = useToast();
  const [shown, setShown] = useState<string>();
  const [problem, setProblem] = useState<HostError>();
  const save = async (): Promise<void> => {
    const saved = await host.files.save(fileName(services.nowMs()), new TextEncoder().encode(await make()));
    setProblem(saved.ok ? undefined : saved.error);
    if (saved.ok && saved.value.saved) toast('done', messages.saved);
  };
  const toggle = async (): Promise<void> => setShown(shown === undefined ? await make() : undefined);
  useShortcuts([{ key: 'F6', run: () => void save() }]);
  return (
    <Panel title={messages.title} testId="diagnosis-panel">
      <p className={styles.quiet}>{messages.text}</p>
      <div className={styles.step}>
        <Button icon="download" keyHint="F6" onPress={() => void save()} testId="diagnosis-save">
          {messages.save}
        </Button>
        <Button isPressed={shown !== undefined} onPress={() => void toggle()} testId="diagnosis-show">
          {shown === undefined ? messages.show : messages.hide}
        </Button>
      </div>
      {problem && <ErrorNote error={problem} />}
      {shown !== undefined && (
        <textarea
          className={styles.content}
          aria-label={messages.content}
          value={shown}
          rows={18}
          readOnly
          translate="no"
          data-testid="diagnosis-content"
        />
      )}
    </Panel>
  );
};
