import { settingsMessages } from '#i18n/messages/settings.ts';
import { setupGuideMessages } from '#i18n/messages/setup-guide.ts';
import { trainingMessages } from '#i18n/messages/training.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { BillerPanel } from './biller-panel.tsx';
import { CentreAddressPanel } from './centre-address-panel.tsx';
import { CentreNetworkPanel } from './centre-network-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import { LabelPrintersPanel } from './label-printers-panel.tsx';
import { LocationList } from './location-list.tsx';
import { OfficePanel } from './office-panel.tsx';
import { PairedScreenPanel } from './paired-screen-panel.tsx';
import { ScreenMeasurePanel } from './screen-measure-panel.tsx';
import { ScheduleList } from './schedule-list.tsx';
import { StaffList } from './staff-list.tsx';
import type { RenderQr } from './test-qr-dialog.tsx';
import type { Theme } from './theme.ts';
import { ThisPcPanel } from './this-pc-panel.tsx';
import styles from './settings-page.module.css';

export interface SettingsPageProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onOpenLabels: () => void;
  readonly onOpenScanners: () => void;
  readonly onOpenProgram: () => void;
  readonly onOpenRecords: () => void;
  readonly onOpenRetention: () => void;
  readonly onOpenSetup: () => void;
  /** Absent while somebody practises. */
  readonly onTrain: (() => void) | undefined;
  readonly renderQr: RenderQr;
}

const TrainingPanel = ({ onTrain }: { readonly onTrain: () => void }) => {
  const training = useMessages(trainingMessages);
  return (
    <Panel title={training.enterTitle}>
      <p className={styles.quiet}>{training.enterText}</p>
      <div>
        <Button icon="help" onPress={onTrain} testId="enter-training">
          {training.enter}
        </Button>
      </div>
    </Panel>
  );
};

/** The office, this PC, the people, the places and the fee schedules. */
export const SettingsPage = (props: SettingsPageProps) => {
  const { theme, onTheme, onOpenLabels, onOpenScanners } = props;
  const messages = useMessages(settingsMessages);
  const guide = useMessages(setupGuideMessages);
  return (
    <Page
      title={messages.title}
      testId="settings-page"
      actions={
        <Button icon="count" onPress={props.onOpenSetup} testId="open-setup">
          {guide.openGuide}
        </Button>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <OfficePanel />
          <BillerPanel renderQr={props.renderQr} />
          <ThisPcPanel theme={theme} onTheme={onTheme} onOpenProgram={props.onOpenProgram} />
          <LabelPrintersPanel />
          <PairedScreenPanel />
          <ScreenMeasurePanel />
          <Panel title={messages.papers}>
            <p className={styles.quiet}>{messages.papersText}</p>
            <div>
              <Button icon="folder" onPress={props.onOpenRecords} testId="open-records">
                {messages.recordsOpen}
              </Button>{' '}
              <Button icon="clock" onPress={props.onOpenRetention} testId="open-retention">
                {messages.retentionOpen}
              </Button>
            </div>
          </Panel>
          <Panel title={messages.practice}>
            <p className={styles.quiet}>{messages.practiceText}</p>
            <div>
              <Button icon="labels" onPress={onOpenLabels}>
                {messages.practiceOpen}
              </Button>{' '}
              <Button icon="scan" onPress={onOpenScanners} testId="open-scanners">
                {messages.scannersOpen}
              </Button>
            </div>
          </Panel>
          {props.onTrain && <TrainingPanel onTrain={props.onTrain} />}
        </div>
        <div className={styles.column}>
          <ScheduleList />
          <StaffList />
          <CentreNetworkPanel />
          <CentreAddressPanel />
          <DevicesPanel />
          <LocationList />
        </div>
      </div>
    </Page>
  );
};
