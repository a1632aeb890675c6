import { useEffect, useState } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { ToastProvider } from '#ui/toast.tsx';
import { LogInPage } from './log-in-page.tsx';
import type { MinistryFailure } from './ministry-api.ts';
import { type MinistryParts, MinistrySessionProvider, useMinistry } from './ministry-context.ts';
import { MinistryFrame } from './ministry-frame.tsx';
import { useMinistryPlace } from './ministry-place.ts';
import { OfficePage } from './office-page.tsx';
import { OfficesPage } from './offices-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { StaleNote } from './stale-note.tsx';
import { usePolled } from './use-polled.ts';

const POLL_MS = 60_000;
/** While offices are being counted, what is done is shown soon. */
const POLL_WHILE_COUNTING_MS = 3_000;

const Country = ({ page }: { readonly page: 'overview' | 'offices' }) => {
  const messages = useMessages(ministryMessages);
  const { api } = useMinistry();
  const { value, failure, refresh } = usePolled(
    'overview',
    () => api.overview(),
    (overview) => (overview && overview.behind > 0 ? POLL_WHILE_COUNTING_MS : POLL_MS),
  );
  if (!value) {
    return (
      <Page title={messages[page]}>
        {failure ? <ErrorNote error={failure} /> : <output>{messages.loading}</output>}
      </Page>
    );
  }
  return (
    <>
      {failure && <StaleNote failure={failure} />}
      {page === 'overview' ? <OverviewPage overview={value} /> : <OfficesPage overview={value} onChanged={refresh} />}
    </>
  );
};

const Screens = () => {
  const place = useMinistryPlace();
  return (
    <MinistryFrame place={place}>
      {place.page === 'office' ? (
        <OfficePage key={place.officeId} officeId={place.officeId} />
      ) : (
        <Country page={place.page} />
      )}
    </MinistryFrame>
  );
};

type Who =
  | { readonly kind: 'asking' }
  | { readonly kind: 'nobody'; readonly reason: MinistryFailure | undefined }
  | { readonly kind: 'somebody'; readonly account: MinistryAccount };

/** The ministry's pages behind their log-in. */
export const MinistryApp = ({ parts }: { readonly parts: MinistryParts }) => {
  const messages = useMessages(ministryMessages);
  const [who, setWho] = useState<Who>({ kind: 'asking' });
  useEffect(() => {
    document.title = messages.title;
  }, [messages]);
  useEffect(() => {
    let isWanted = true;
    void parts.api.account().then((answer) => {
      if (!isWanted) return;
      // At the first visit nobody is logged in, and that is no failure.
      const reason = !answer.ok && answer.error.type !== 'ministry-session-over' ? answer.error : undefined;
      setWho(answer.ok ? { kind: 'somebody', account: answer.value } : { kind: 'nobody', reason });
    });
    return () => {
      isWanted = false;
    };
  }, [parts]);
  if (who.kind === 'asking') return null;
  if (who.kind === 'nobody') {
    return (
      <LogInPage parts={parts} reason={who.reason} onLoggedIn={(account) => setWho({ kind: 'somebody', account })} />
    );
  }
  const session = {
    ...parts,
    account: who.account,
    endSession: () => setWho({ kind: 'nobody', reason: { type: 'ministry-session-over' } }),
    logOut: () => void parts.api.logOut().then(() => setWho({ kind: 'nobody', reason: undefined })),
  };
  return (
    <MinistrySessionProvider value={session}>
      <ToastProvider>
        <Screens />
      </ToastProvider>
    </MinistrySessionProvider>
  );
};
