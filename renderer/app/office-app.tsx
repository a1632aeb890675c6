import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { LoginPage } from '#features/login/login-page.tsx';
import { NewVersion } from '#features/phone/new-version.tsx';
import { ClosingBackup } from '#features/sync/closing-backup.tsx';
import { ForgottenNotice } from '#features/sync/forgotten-notice.tsx';
import { StartNotice } from '#features/sync/start-notice.tsx';
import type { Training } from '#features/training/training.ts';
import { TrainingFrame } from '#features/training/training-frame.tsx';
import { ServicesProvider } from '#services/services.ts';
import { ToastProvider } from '#ui/toast.tsx';
import type { RunningOffice } from './compose-office.ts';
import { CrashBoundary } from './crash-screen.tsx';
import { OfficeHelp } from './office-help.tsx';
import { OpeningOffice } from './opening-office.tsx';
import { useWholeOffice } from './use-whole-office.ts';

const fetchPages = async () => ({ default: (await import('./office-pages.tsx')).OfficePages });
/** Whoever types a PIN need not wait for the code of pages that come after it. */
const OfficePages = lazy(fetchPages);

const Framed = ({ training, children }: { readonly training: Training | undefined; readonly children: ReactNode }) =>
  training ? <TrainingFrame training={training}>{children}</TrainingFrame> : children;

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
  const { training, enterTraining } = office;
  return (
    <ServicesProvider value={services}>
      <CrashBoundary pendingWork={() => services.data.sync.pendingEntries().length} recentEvents={() => log.recent()}>
        <ToastProvider>
          <OfficeHelp isSignedIn={isSignedIn}>
            <Framed training={training}>
              {!training && <ClosingBackup />}
              {loading.kind === 'whole' && <StartNotice />}
              <ForgottenNotice />
              {!isSignedIn && <NewVersion />}
              {!isSignedIn && <LoginPage onTrain={enterTraining} />}
              {isSignedIn && loading.kind !== 'whole' && opening}
              {isSignedIn && loading.kind === 'whole' && (
                <Suspense fallback={opening}>
                  <OfficePages office={office} />
                </Suspense>
              )}
            </Framed>
          </OfficeHelp>
        </ToastProvider>
      </CrashBoundary>
    </ServicesProvider>
  );
};
