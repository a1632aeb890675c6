import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createVisitStore, type Visit, visitToKeep } from '#features/counter/visit-store.ts';
import type { RunningOffice } from './compose-office.ts';
import { createOfficeRouter } from './router.tsx';

const noteVisitIn =
  ({ services }: RunningOffice) =>
  (visit: Visit): void => {
    const kept = visitToKeep(visit);
    if (kept) void services.data.mutate('note-visit', kept);
  };

/** The pages of a running office, with the visit at its counter. */
export const OfficePages = ({ office }: { readonly office: RunningOffice }) => {
  const [router] = useState(() =>
    createOfficeRouter({ office, visit: createVisitStore(() => office.services.nowMs(), noteVisitIn(office)) }),
  );
  return <RouterProvider router={router} />;
};
