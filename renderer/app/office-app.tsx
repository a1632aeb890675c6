import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { LoginPage } from '#features/login/login-page.tsx';
import { ClosingBackup } from '#features/sync/closing-backup.tsx';
import { StartNotice } from '#features/sync/start-notice.tsx';
import { ServicesProvider } from '#services/services.ts';
import { ToastProvider } from '#ui/toast.tsx';
import type { RunningOffice } from './compose-office.ts';
import { CrashBoundary } from './crash-screen.tsx';
import { OpeningOffice } from './opening-office.tsx';
import { useWholeOffice } from './use-whole-office.ts';

const fetchPages = async () => ({ default: (await import('./office-pages.tsx')).OfficePages });
/** Whoever types a PIN need not wait for the code of pages that come after it. */
const OfficePages = lazy(fetchPages);

/** The running office: the log-in first, then the pages, whose code and rows are fetched while somebody logs in. */
export const OfficeApp = ({ office }: { readonly office: RunningOffice }) => {
  const { services, log } = office;
  const isSignedIn = useStore(services.session, (state) => state.actor !== undefined);
  const loading = useWholeOffice(services.data);
  useEffect(() => {
    // The second frame begins after the first was painted: from here on a key is answered.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('faem:usable');
        void fetchPages();
      }),
    );
  }, []);
  const opening = <OpeningOffice loading={loading} />;
  return (
    <ServicesProvider value={services}>
      <CrashBoundary pendingWork={() => services.data.sync.pendingEntries().length} recentEvents={() => log.recent()}>
        <ToastProvider>
          <ClosingBackup />
          {loading.kind === 'whole' && <StartNotice />}
          {!isSignedIn && <LoginPage />}
          {isSignedIn && loading.kind !== 'whole' && opening}
          {isSignedIn && loading.kind === 'whole' && (
            <Suspense fallback={opening}>
              <OfficePages office={office} />
            </Suspense>
          )}
        </ToastProvider>
      </CrashBoundary>
    </ServicesProvider>
  );
};
