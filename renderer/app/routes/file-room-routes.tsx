import { createRoute, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { keptFoldersOf } from '#data/folder-queries.ts';
import { CampaignPage } from '#features/labels/campaign-page.tsx';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { RequestsPage } from '#features/requests/requests-page.tsx';
import { LoansPage } from '#features/loans/loans-page.tsx';
import { RetentionPage } from '#features/retention/retention-page.tsx';
import { ScanDeskPage } from '#features/scan-desk/scan-desk-page.tsx';
import { StockTakePage } from '#features/stock-take/stock-take-page.tsx';
import { ShelfMapPage } from '#features/shelf-map/shelf-map-page.tsx';
import { WhereaboutsPage } from '#features/whereabouts/whereabouts-page.tsx';
import { rootRoute } from './root-route.tsx';

const scanRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scan',
  component: function Scan() {
    const router = useRouter();
    const canCount = Object.hasOwn(router.routesByPath, '/stock-take');
    const onCount = useCallback(() => router.history.push('/stock-take'), [router]);
    return <ScanDeskPage onCount={canCount ? onCount : undefined} />;
  },
});

const requestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/requests',
  component: function Requests() {
    const navigate = requestsRoute.useNavigate();
    return <RequestsPage onFind={(folder) => void navigate({ to: '/find', search: { folder } })} />;
  },
});

const stockTakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock-take',
  validateSearch: z.object({ count: z.string().optional() }),
  component: function StockTake() {
    const { count } = stockTakeRoute.useSearch();
    const navigate = stockTakeRoute.useNavigate();
    const open = (stockTakeId: string | undefined): void =>
      void navigate({ to: '/stock-take', search: stockTakeId === undefined ? {} : { count: stockTakeId } });
    const find = (folder: string): void => void navigate({ to: '/find', search: { folder } });
    return <StockTakePage stockTakeId={count} onOpen={open} onFind={find} />;
  },
});

const loansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/loans',
  component: function Loans() {
    const navigate = loansRoute.useNavigate();
    return (
      <LoansPage
        onOpenFactory={(factory, folder) => void navigate({ to: '/counter', search: { factory, folder } })}
        onOpenMap={() => void navigate({ to: '/shelves' })}
      />
    );
  },
});

const labelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/labels',
  validateSearch: z.object({
    factory: z.string().optional(),
    folder: z.string().optional(),
    shelf: z.string().optional(),
  }),
  component: function Labels() {
    const { office } = rootRoute.useRouteContext();
    const { factory, folder, shelf } = labelsRoute.useSearch();
    const navigate = labelsRoute.useNavigate();
    const { rows } = office.services.data;
    const folderIds = useMemo(() => {
      if (folder !== undefined) return [folder];
      return factory === undefined ? [] : keptFoldersOf(rows, factory).map(({ id }) => id);
    }, [rows, factory, folder]);
    return (
      <LabelsPage
        key={[factory, folder, shelf].join()}
        folderIds={folderIds}
        shelfId={shelf}
        onOpenBoard={() => void navigate({ to: '/labels/board' })}
      />
    );
  },
});

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/labels/board',
  component: function Board() {
    const navigate = boardRoute.useNavigate();
    return (
      <CampaignPage
        onOpenShelf={(shelf) => void navigate({ to: '/labels', search: { shelf } })}
        onBack={() => void navigate({ to: '/labels' })}
      />
    );
  },
});

const whereaboutsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find',
  validateSearch: z.object({ folder: z.string().optional() }),
  component: function Whereabouts() {
    const { folder } = whereaboutsRoute.useSearch();
    const navigate = whereaboutsRoute.useNavigate();
    const { rows } = rootRoute.useRouteContext().office.services.data;
    const factory = rows.get('folder', folder ?? '')?.subjectId;
    return (
      <WhereaboutsPage
        folderId={folder}
        onOpenFolder={(next) => void navigate({ search: { folder: next } })}
        onBack={() => void navigate({ to: '/counter', search: { factory, folder } })}
      />
    );
  },
});

const shelvesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shelves',
  component: function Shelves() {
    const navigate = shelvesRoute.useNavigate();
    return (
      <ShelfMapPage
        onOpenFactory={(factory, folder) => void navigate({ to: '/counter', search: { factory, folder } })}
        onBack={() => void navigate({ to: '/loans' })}
      />
    );
  },
});

const retentionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/retention',
  validateSearch: z.object({ batch: z.string().optional() }),
  component: function Retention() {
    const navigate = retentionRoute.useNavigate();
    const { batch } = retentionRoute.useSearch();
    return <RetentionPage key={batch} batchId={batch} onBack={() => void navigate({ to: '/settings' })} />;
  },
});

/** Where folders are labelled, moved, counted, looked for and disposed of. */
export const fileRoomRoutes = [
  scanRoute,
  requestsRoute,
  stockTakeRoute,
  loansRoute,
  labelsRoute,
  boardRoute,
  whereaboutsRoute,
  shelvesRoute,
  retentionRoute,
] as const;
