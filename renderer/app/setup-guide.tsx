import { useMemo } from 'react';
import { useStore } from 'zustand';
import { TeachPanel } from '#features/scanners/teach-panel.tsx';
import { BillerPanel } from '#features/settings/biller-panel.tsx';
import { LabelPrintersPanel } from '#features/settings/label-printers-panel.tsx';
import { LocationList } from '#features/settings/location-list.tsx';
import { PairedScreenPanel } from '#features/settings/paired-screen-panel.tsx';
import { ScheduleList } from '#features/settings/schedule-list.tsx';
import { StaffList } from '#features/settings/staff-list.tsx';
import { PracticeScan } from '#features/setup/practice-scan.tsx';
import { ScreenStep } from '#features/setup/screen-step.tsx';
import { SetupGuidePage } from '#features/setup/setup-guide-page.tsx';
import type { PcFacts, SetupStepId } from '#features/setup/setup-steps.ts';
import { setupGuideMessages } from '#i18n/messages/setup-guide.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { readPaperSettings } from '#print/paper-settings.ts';
import { Button } from '#ui/button.tsx';
import type { RunningOffice } from './compose-office.ts';
import { renderTestQr } from './test-qr.tsx';

export interface SetupGuideProps {
  readonly office: RunningOffice;
  readonly open: SetupStepId | undefined;
  readonly onOpen: (step: SetupStepId) => void;
  readonly onLeave: () => void;
  readonly onImport: () => void;
  readonly onLabels: () => void;
}

/** What this PC has been taught, asked anew whenever the guide is drawn. */
const usePcFacts = ({ services, scanner }: RunningOffice): PcFacts => {
  const profile = useStore(scanner.profile, (state) => state.profile);
  const hid = useStore(scanner.direct.hid.state);
  const serial = useStore(scanner.direct.serial.state);
  const { screen, paired } = useStore(services.kiosk);
  return {
    isPrinterMeasured: Object.keys(readPaperSettings(localStorage).calibrations).length > 0,
    isScannerTaught: profile !== undefined || [hid, serial].some(({ kind }) => kind === 'connected'),
    hasPublicScreen: screen.open || paired === 'connected' || paired === 'away',
  };
};

/** The guide through setting up, with the panels of every feature that it leads to. */
export const SetupGuide = ({ office, open, onOpen, onLeave, onImport, onLabels }: SetupGuideProps) => {
  const messages = useMessages(setupGuideMessages);
  const pc = usePcFacts(office);
  const parts = useMemo(() => {
    const toImport = (
      <div>
        <Button look="primary" icon="import" onPress={onImport} testId="setup-import">
          {messages.openImport}
        </Button>
      </div>
    );
    const toLabels = (
      <div>
        <Button icon="labels" onPress={onLabels} testId="setup-labels">
          {messages.openLabels}
        </Button>
      </div>
    );
    return {
      people: <StaffList />,
      register: toImport,
      folders: toImport,
      places: <LocationList />,
      schedule: <ScheduleList />,
      biller: <BillerPanel renderQr={renderTestQr} />,
      labels: (
        <>
          {toLabels}
          <LabelPrintersPanel />
        </>
      ),
      scanner: <TeachPanel control={office.scanner} />,
      screen: (
        <>
          <ScreenStep />
          <PairedScreenPanel />
        </>
      ),
      practice: (
        <>
          <PracticeScan />
          {toLabels}
        </>
      ),
    };
  }, [messages, office, onImport, onLabels]);
  return <SetupGuidePage pc={pc} open={open} onOpen={onOpen} onLeave={onLeave} parts={parts} />;
};
