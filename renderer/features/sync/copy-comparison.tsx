import { useState } from 'react';
import { errorText } from '#i18n/error-text.ts';
import { useLanguage } from '#i18n/language.ts';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useSync } from '#services/use-sync.ts';
import type { SyncError } from '#shared/sync/turn-deps.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import styles from './sync-page.module.css';

type State =
  | { readonly kind: 'rests' | 'compares' }
  | { readonly kind: 'done'; readonly rows: number }
  | { readonly kind: 'failed'; readonly error: SyncError };

/** Whether the rows on this PC are the centre's, when that was looked at last, and what was put right. */
export const CopyComparison = () => {
  const messages = useMessages(syncMessages);
  const language = useLanguage();
  const { sync } = useServices().data;
  const { comparedAt, healed, everForgotten, lastSyncedAt } = useSync().status;
  const [state, setState] = useState<State>({ kind: 'rests' });
  const compare = async (): Promise<void> => {
    setState({ kind: 'compares' });
    const compared = await sync.compare();
    setState(compared.ok ? { kind: 'done', rows: compared.value } : { kind: 'failed', error: compared.error });
  };
  const failure = state.kind === 'failed' ? errorText(state.error, language) : undefined;
  return (
    <>
      <p className={styles.quiet} data-testid="compared">
        {comparedAt === undefined ? messages.notCompared : messages.comparedAt(comparedAt)}
        {healed && ` · ${messages.healed(healed.rows, healed.at)}`}
      </p>
      {everForgotten && (
        <p className={styles.quiet} data-testid="ever-forgotten">
          {messages.everForgotten(everForgotten.sentAgain, everForgotten.at)}{' '}
          {everForgotten.lost === 0 ? messages.nothingForgotten : messages.lostForEver(everForgotten.lost)}
        </p>
      )}
      <Button
        icon="refresh"
        isDisabled={state.kind === 'compares' || lastSyncedAt === undefined}
        onPress={() => void compare()}
        testId="compare-now"
      >
        {state.kind === 'compares' ? messages.comparing : messages.compareNow}
      </Button>
      {state.kind === 'done' && (
        <Banner
          tone={state.rows === 0 ? 'done' : 'elsewhere'}
          title={state.rows === 0 ? messages.copySame : messages.copyHealed(state.rows)}
          testId="compare-result"
        >
          {state.rows > 0 && <p>{messages.copyHealedSafe}</p>}
        </Banner>
      )}
      {failure && (
        <Banner tone="waiting" icon="cloud-off" title={failure.what} testId="compare-failed">
          <p>{failure.safe}</p>
          <p>{failure.todo}</p>
        </Banner>
      )}
    </>
  );
};
