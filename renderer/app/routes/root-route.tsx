import { createRootRouteWithContext } from '@tanstack/react-router';
import type { StoreApi } from 'zustand/vanilla';
import type { VisitState } from '#features/counter/visit-store.ts';
import type { RunningOffice } from '../compose-office.ts';
import { Shell } from '../shell.tsx';

/** What every page is given. */
export interface RouterContext {
  readonly office: RunningOffice;
  readonly visit: StoreApi<VisitState>;
}

/** Every page stands in the frame of the program. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: function Root() {
    const { office, visit } = rootRoute.useRouteContext();
    return <Shell office={office} visit={visit} />;
  },
});
