import { useState } from 'react';
import { errorText } from '#i18n/error-text.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import type { HostError } from '#shared/host/contract.ts';
import type { StoredVerdict } from '#shared/sync/ports.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { refusalsAsFile } from './export-refusals.ts';
import styles from './sync-page.module.css';

const SHOWN = 20;

const VerdictChip = ({ verdict }: { readonly verdict: StoredVerdict['verdict'] }) => {
  const messages = useMessages(syncMessages);
  switch (verdict.kind) {
    case 'applied':
      return <StatusChip tone="done">{messages.applied}</StatusChip>;
    case 'exception':
      return <StatusChip tone="exception">{messages.exception}</StatusChip>;
    case 'rejected':
      return <StatusChip tone="refused">{messages.rejected}</StatusChip>;
    default:
      return null;
  }
};

/** What the centre said to each entry, newest first; a refusal says why and what to do. */
export const VerdictList = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { verdicts } = useSync();
  const [isRefusedOnly, setRefusedOnly] = useState(false);
  const [problem, setProblem] = useState<HostError>();
  const { host } = useServices();
  const refused = verdicts.filter(({ verdict }) => verdict.kind === 'rejected');
  const exportRefused = async (): Promise<void> => {
    const saved = await host.files.save(messages.refusedFile, refusalsAsFile(refused));
    setProblem(saved.ok ? undefined : saved.error);
  };
  const shown = verdicts.filter(({ verdict }) => !isRefusedOnly || verdict.kind === 'rejected').slice(0, SHOWN);
  return (
    <Panel
      title={messages.verdictsTitle}
      testId="verdict-panel"
      aside={
        <span className={styles.carry}>
          {refused.length > 0 && (
            <Button look="quiet" icon="download" onPress={() => void exportRefused()} testId="export-refused">
              {messages.exportRefused}
            </Button>
          )}
          <Button
            look="quiet"
            isPressed={isRefusedOnly}
            onPress={() => setRefusedOnly(!isRefusedOnly)}
            testId="refused-only"
          >
            {messages.refusedOnly(refused.length)}
          </Button>
        </span>
      }
    >
      {problem && <ErrorNote error={problem} />}
      {shown.length === 0 && <p className={styles.quiet}>{messages.noVerdicts}</p>}
      <ul>
        {shown.map(({ seq, verdict, entry }) => {
          const why = verdict.kind === 'rejected' ? errorText(verdict.error, language) : undefined;
          return (
            <li key={`${entry.clientId}-${seq}`} className={styles.verdict} data-testid={`verdict-${seq}`}>
              <span>{messages.mutation(entry.name)}</span>
              <VerdictChip verdict={verdict} />
              <span className={styles.quiet}>{formatInstant(entry.occurredAt, language)}</span>
              {why && (
                <p className={styles.why}>
                  {why.what} · {why.todo} <code>{why.code}</code>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
