import { useState } from 'react';
import { folderByCode } from '#data/folder-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { setupGuideMessages } from '#i18n/messages/setup-guide.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { ResultSurface } from '#ui/result-surface.tsx';
import styles from './setup-guide.module.css';

interface Heard {
  readonly text: string;
  readonly isFolder: boolean;
}

/** The first scan of a label that was printed here: it is confirmed as any scan-back is, and the office has begun. */
export const PracticeScan = () => {
  const messages = useMessages(setupGuideMessages);
  const { data } = useServices();
  const [heard, setHeard] = useState<Heard>();
  useScanListener(({ text }) => {
    const thing = classifyScan(text);
    const folder = thing.kind === 'folder' ? folderByCode(data.rows, thing.code) : undefined;
    if (!folder) {
      setHeard({ text, isFolder: false });
      return true;
    }
    void data.mutate('confirm-label', { folderId: folder.id }).then(({ ok }) => {
      if (ok) setHeard({ text, isFolder: true });
    });
    return true;
  });
  if (!heard) {
    return (
      <ResultSurface
        tone="neutral"
        icon="scan"
        headline={messages.scanNow}
        detail={messages.scanNowHint}
        testId="practice"
      />
    );
  }
  return (
    <div className={styles.practice}>
      <ResultSurface
        tone={heard.isFolder ? 'done' : 'elsewhere'}
        icon={heard.isFolder ? 'check' : 'alert'}
        headline={heard.isFolder ? messages.scanDone : messages.scanUnknown}
        code={formatReference(heard.text)}
        testId="practice"
      />
    </div>
  );
};
