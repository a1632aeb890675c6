import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createVisitStore } from '#features/counter/visit-store.ts';
import type { RunningOffice } from './compose-office.ts';
import { createOfficeRouter } from './router.tsx';

/** The pages of a running office, with the visit at its counter. */
export const OfficePages = ({ office }: { readonly office: RunningOffice }) => {
  const [router] = useState(() =>
    createOfficeRouter({ office, visit: createVisitStore(() => office.services.nowMs()) }),
  );
  return <RouterProvider router={router} />;
};
