import { staffName } from '#data/folder-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { ParkedPhotos } from './parked-photos.tsx';
import styles from './sync-page.module.css';

const TABLES = ['parkedScan', 'staff'] as const;

/** Codes nobody knew when they were scanned, until somebody has looked at them. */
export const ParkedScans = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { data } = useServices();
  const rows = useRows(TABLES);
  const parked = [...rows.all('parkedScan').values()].filter((scan) => scan.resolvedAt === undefined);
  return (
    <Panel title={messages.parkedTitle} testId="parked-panel">
      {parked.length === 0 && <p className={styles.quiet}>{messages.noParked}</p>}
      <ul>
        {parked.map((scan) => (
          <li key={scan.id} className={styles.parked}>
            <code className={styles.code}>{scan.text}</code>
            <span className={styles.quiet}>
              {staffName(rows, scan.actorId)} · {formatInstant(scan.occurredAt, language)}
            </span>
            {scan.note !== undefined && <p className={styles.parkedNote}>{scan.note}</p>}
            <ParkedPhotos parked={scan} />
            <Button
              look="quiet"
              onPress={() =>
                void data.mutate('resolve-parked-scan', {
                  parkedScanId: scan.id,
                  resolvedAs: messages.parkedResolvedAs,
                })
              }
            >
              {messages.parkedResolve}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
