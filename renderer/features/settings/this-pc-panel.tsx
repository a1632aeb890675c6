import { useStore } from 'zustand';
import { diagnosisMessages } from '#i18n/messages/diagnosis.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { SelectField } from '#ui/select-field.tsx';
import type { Theme } from './theme.ts';
import styles from './settings-page.module.css';

export interface ThisPcPanelProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  /** Version, newer versions and the file for support. */
  readonly onOpenProgram: () => void;
}

/** Language and colours of this PC. */
export const ThisPcPanel = ({ theme, onTheme, onOpenProgram }: ThisPcPanelProps) => {
  const messages = useMessages(settingsMessages);
  const program = useMessages(diagnosisMessages);
  const services = useServices();
  const language = useStore(services.language, (state) => state.language);
  return (
    <Panel title={messages.thisPc}>
      <div className={styles.pair}>
        <SelectField
          label={messages.language}
          value={language}
          choices={[
            { value: 'th', label: messages.thai },
            { value: 'en', label: messages.english },
          ]}
          onChange={(next) => services.language.getState().setLanguage(next)}
          testId="settings-language"
        />
        <SelectField
          label={messages.theme}
          value={theme}
          choices={[
            { value: 'system', label: messages.themeSystem },
            { value: 'light', label: messages.themeLight },
            { value: 'dark', label: messages.themeDark },
          ]}
          onChange={onTheme}
          testId="settings-theme"
        />
      </div>
      <p className={styles.quiet}>{messages.version(services.host.launch.appVersion)}</p>
      <div>
        <Button icon="info" onPress={onOpenProgram} testId="open-program">
          {program.open}
        </Button>
      </div>
    </Panel>
  );
};
