import { createHashHistory, createRouter } from '@tanstack/react-router';
import { counterRoutes } from './routes/counter-routes.tsx';
import { fileRoomRoutes } from './routes/file-room-routes.tsx';
import { moneyRoutes } from './routes/money-routes.tsx';
import { officeRoutes } from './routes/office-routes.tsx';
import { rootRoute, type RouterContext } from './routes/root-route.tsx';

const routeTree = rootRoute.addChildren([...counterRoutes, ...fileRoomRoutes, ...moneyRoutes, ...officeRoutes]);

/** The pages of a running office; the address stands behind `#`, so that a reload works from any origin and from files. */
export const createOfficeRouter = (context: RouterContext) =>
  createRouter({ routeTree, context, history: createHashHistory(), defaultNotFoundComponent: () => null });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createOfficeRouter>;
  }
}
