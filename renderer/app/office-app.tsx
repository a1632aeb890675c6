import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createVisitStore } from '#features/counter/visit-store.ts';
import { LoginPage } from '#features/login/login-page.tsx';
import { ServicesProvider } from '#services/services.ts';
import { ToastProvider } from '#ui/toast.tsx';
import type { RunningOffice } from './compose-office.ts';
import { CrashBoundary } from './crash-screen.tsx';
import { OpeningOffice } from './opening-office.tsx';
import { createOfficeRouter } from './router.tsx';
import { useWholeOffice } from './use-whole-office.ts';

/** The running office: the log-in first, then the pages. */
export const OfficeApp = ({ office }: { readonly office: RunningOffice }) => {
  const { services, log } = office;
  const isSignedIn = useStore(services.session, (state) => state.actor !== undefined);
  const loading = useWholeOffice(services.data);
  const [router] = useState(() => createOfficeRouter({ office, visit: createVisitStore(() => services.nowMs()) }));
  useEffect(() => {
    // The second frame begins after the first was painted: from here on a key is answered.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('faem:usable')));
  }, []);
  return (
    <ServicesProvider value={services}>
      <CrashBoundary pendingWork={() => services.data.sync.pendingEntries().length} recentEvents={() => log.recent()}>
        <ToastProvider>
          {!isSignedIn && <LoginPage />}
          {isSignedIn && loading.kind === 'whole' && <RouterProvider router={router} />}
          {isSignedIn && loading.kind !== 'whole' && <OpeningOffice loading={loading} />}
        </ToastProvider>
      </CrashBoundary>
    </ServicesProvider>
  );
};
