import { openRequests, toPick } from '#data/request-queries.ts';
import { stockTakesOf } from '#data/stock-take-queries.ts';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Page } from '#ui/page.tsx';
import { InstallPanel } from './install-panel.tsx';
import { NewVersion } from './new-version.tsx';
import { NotKept } from './not-kept.tsx';
import { SendingState } from './sending-state.tsx';
import styles from './phone-home.module.css';

const TABLES = ['request', 'folder', 'factory', 'recordSubject', 'location', 'staff', 'stockTake'] as const;

export interface PhoneHomePageProps {
  /** Opens the scan desk with the camera on. */
  readonly onScan: () => void;
  readonly onPick: () => void;
  readonly onCount: () => void;
  readonly onSearch: () => void;
}

interface Job {
  readonly name: string;
  readonly text: string;
  readonly icon: IconName;
  readonly go: () => void;
  readonly testId: string;
}

/** What a phone is taken into the file room for, each a thumb wide. */
export const PhoneHomePage = ({ onScan, onPick, onCount, onSearch }: PhoneHomePageProps) => {
  const messages = useMessages(phoneMessages);
  const rows = useRows(TABLES);
  const picks = toPick(openRequests(rows)).length;
  const counts = stockTakesOf(rows).filter(({ state }) => state.kind === 'open').length;
  const jobs: readonly Job[] = [
    { name: messages.scan, text: messages.scanText, icon: 'scan', go: onScan, testId: 'phone-scan' },
    { name: messages.pick, text: messages.pickText(picks), icon: 'requests', go: onPick, testId: 'phone-pick' },
    { name: messages.count, text: messages.countText(counts), icon: 'count', go: onCount, testId: 'phone-count' },
    { name: messages.search, text: messages.searchText, icon: 'search', go: onSearch, testId: 'phone-search' },
  ];
  return (
    <Page title={messages.home} testId="phone-home">
      <NewVersion />
      <SendingState />
      <ul className={styles.jobs}>
        {jobs.map(({ name, text, icon, go, testId }) => (
          <li key={testId}>
            <button type="button" className={styles.job} onClick={go} data-testid={testId}>
              <Icon name={icon} size={36} />
              <span className={styles.words}>
                <strong>{name}</strong>
                <span className={styles.quiet}>{text}</span>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
      <NotKept />
      <InstallPanel />
    </Page>
  );
};
