import { useState } from 'react';
import { startMessages } from '#i18n/messages/start.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import type { StartFinding } from '#shared/sync/start-finding.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import styles from './start-notice.module.css';

type Rebuilt = Extract<StartFinding, { kind: 'rebuilt' }>;

/** Says nothing is missing only when that is known: the centre's part is whole again and the second copy was read. */
const RebuiltNotice = ({ finding, isFilled }: { readonly finding: Rebuilt; readonly isFilled: boolean }) => {
  const messages = useMessages(startMessages);
  if (finding.secondCopy !== 'read') {
    return (
      <>
        <p>{messages.sentIsSafe}</p>
        <p>{messages.unsentUnknown}</p>
      </>
    );
  }
  return (
    <>
      <p>{finding.entries > 0 ? messages.unsentBack(finding.entries) : messages.nothingUnsent}</p>
      <p>{isFilled ? messages.nothingMissing : messages.fillingAgain}</p>
    </>
  );
};

const titleOf = (finding: StartFinding, messages: typeof startMessages.th): string => {
  if (finding.kind === 'from-backup') return messages.fromBackup(finding.madeAt);
  return finding.kind === 'restored' ? messages.restored : messages.rebuilt;
};

type FromBackup = Extract<StartFinding, { kind: 'from-backup' }>;

const FromBackupNotice = ({ finding, isFilled }: { readonly finding: FromBackup; readonly isFilled: boolean }) => {
  const messages = useMessages(startMessages);
  return (
    <>
      {finding.entries > 0 && <p>{messages.unsentBack(finding.entries)}</p>}
      <p>{isFilled ? messages.nothingMissing : messages.onlyScans}</p>
    </>
  );
};

/** Tells once, after a start at which something had to be put right, what happened and whether anything is missing. */
export const StartNotice = () => {
  const messages = useMessages(startMessages);
  const finding = useServices().data.sync.startFinding();
  const isFilled = useSync().status.lastSyncedAt !== undefined;
  const [isRead, setRead] = useState(false);
  if (finding.kind === 'sound' || isRead) return null;
  const isDoubtful =
    (finding.kind === 'rebuilt' && finding.secondCopy !== 'read') || (finding.kind === 'from-backup' && !isFilled);
  return (
    <div className={styles.notice}>
      <Banner
        tone={isDoubtful ? 'elsewhere' : 'done'}
        title={titleOf(finding, messages)}
        testId="start-notice"
        actions={
          <Button look="quiet" icon="check" onPress={() => setRead(true)} testId="start-notice-read">
            {messages.understood}
          </Button>
        }
      >
        {finding.kind === 'restored' && <p>{messages.unsentBack(finding.entries)}</p>}
        {finding.kind === 'restored' && <p>{messages.nothingMissing}</p>}
        {finding.kind === 'from-backup' && <FromBackupNotice finding={finding} isFilled={isFilled} />}
        {finding.kind === 'rebuilt' && <RebuiltNotice finding={finding} isFilled={isFilled} />}
      </Banner>
    </div>
  );
};
