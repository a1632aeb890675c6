import { diagnosisMessages } from '#i18n/messages/diagnosis.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { DiagnosisPanel } from './diagnosis-panel.tsx';
import styles from './program.module.css';
import { UpdatesPanel } from './updates-panel.tsx';
import type { OpenWork } from './use-work-under-way.ts';

export interface ProgramPageProps {
  /** The latest lines of the page's own log. */
  readonly events: () => readonly string[];
  /** What an installation would interrupt. */
  readonly openWork: OpenWork;
  readonly onBack: () => void;
}

/** The program on this PC: its version, newer ones, and the file for whoever looks into a trouble. */
export const ProgramPage = ({ events, openWork, onBack }: ProgramPageProps) => {
  const messages = useMessages(diagnosisMessages);
  const { launch } = useServices().host;
  useShortcuts([{ key: 'Escape', run: onBack }]);
  return (
    <Page
      title={messages.pageTitle}
      testId="program-page"
      actions={
        <Button icon="back" keyHint="Esc" onPress={onBack}>
          {messages.back}
        </Button>
      }
    >
      <div className={styles.panels}>
        <p data-testid="program-version">{messages.version(launch.appVersion)}</p>
        <UpdatesPanel openWork={openWork} />
        <DiagnosisPanel events={events} />
      </div>
    </Page>
  );
};
