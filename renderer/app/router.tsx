import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  useRouter,
} from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { z } from 'zod';
import { keptFoldersOf } from '#data/folder-queries.ts';
import { CounterPage } from '#features/counter/counter-page.tsx';
import { FolderPanel } from '#features/counter/folder-panel.tsx';
import { HomeDialog } from '#features/counter/home-dialog.tsx';
import { RequestDialog } from '#features/counter/request-dialog.tsx';
import type { VisitState } from '#features/counter/visit-store.ts';
import { FeesPage } from '#features/fees/fees-page.tsx';
import { ImportPage } from '#features/import/import-page.tsx';
import { CampaignPage } from '#features/labels/campaign-page.tsx';
import { LabelsPage } from '#features/labels/labels-page.tsx';
import { RequestsPage } from '#features/requests/requests-page.tsx';
import { FolderHistoryDialog } from '#features/loans/folder-history-dialog.tsx';
import { LendDialog } from '#features/loans/lend-dialog.tsx';
import { LoansPage } from '#features/loans/loans-page.tsx';
import { ProgramPage } from '#features/program/program-page.tsx';
import { ReceiptDialog } from '#features/receipts/receipt-dialog.tsx';
import { RecordPage } from '#features/records/record-page.tsx';
import { RecordsPage } from '#features/records/records-page.tsx';
import { RetentionPage } from '#features/retention/retention-page.tsx';
import { ScanDeskPage } from '#features/scan-desk/scan-desk-page.tsx';
import { StockTakePage } from '#features/stock-take/stock-take-page.tsx';
import { ScannersPage } from '#features/scanners/scanners-page.tsx';
import { ShelfMapPage } from '#features/shelf-map/shelf-map-page.tsx';
import { SettingsPage } from '#features/settings/settings-page.tsx';
import { isNewOffice, SETUP_STEPS } from '#features/setup/setup-steps.ts';
import { SyncPage } from '#features/sync/sync-page.tsx';
import { WhereaboutsPage } from '#features/whereabouts/whereabouts-page.tsx';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { RunningOffice } from './compose-office.ts';
import { SetupGuide } from './setup-guide.tsx';
import { renderTestQr } from './test-qr.tsx';
import { PAYMENT_AREAS, PaymentsPage } from './payments-page.tsx';
import { Shell } from './shell.tsx';

interface RouterContext {
  readonly office: RunningOffice;
  readonly visit: StoreApi<VisitState>;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: function Root() {
    const { office, visit } = rootRoute.useRouteContext();
    return <Shell office={office} visit={visit} />;
  },
});

/** Questions about a folder or a notice that the counter asks and loans and receipts answer. */
const folderDialogs = { lend: LendDialog, history: FolderHistoryDialog, receipt: ReceiptDialog };

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context: { office } }) => {
    const { session, data } = office.services;
    const role = session.getState().actor?.role;
    const begins = role !== undefined && OFFICE_ROLES.includes(role) && isNewOffice(data.rows);
    throw redirect(begins ? { to: '/setup', search: {} } : { to: '/counter' });
  },
});

const counterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/counter',
  validateSearch: z.object({ factory: z.string().optional(), folder: z.string().optional() }),
  // Whatever opens the subject of a folder asks the counter; subjects of other series have a page of their own.
  beforeLoad: ({ context, search: { factory, folder } }) => {
    if (factory === undefined || !context.office.services.data.rows.get('recordSubject', factory)) return;
    throw redirect({ to: '/record', search: { subject: factory, folder } });
  },
  component: function Counter() {
    const { visit } = rootRoute.useRouteContext();
    const { factory, folder } = counterRoute.useSearch();
    const navigate = counterRoute.useNavigate();
    return (
      <CounterPage
        factoryId={factory}
        folderId={folder}
        visit={visit}
        dialogs={folderDialogs}
        onPrint={() => void navigate({ to: '/labels', search: { factory } })}
        onFind={(id) => void navigate({ to: '/find', search: { folder: id } })}
        onClose={() => void navigate({ to: '/counter', search: {} })}
      />
    );
  },
});

const recordParts = {
  ...folderDialogs,
  folders: FolderPanel,
  home: HomeDialog,
  request: RequestDialog,
};

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/record',
  validateSearch: z.object({ subject: z.string(), folder: z.string().optional() }),
  component: function Record() {
    const { subject, folder } = recordRoute.useSearch();
    const navigate = recordRoute.useNavigate();
    return (
      <RecordPage
        subjectId={subject}
        folderId={folder}
        parts={recordParts}
        onPrint={() => void navigate({ to: '/labels', search: { factory: subject } })}
        onFind={(id) => void navigate({ to: '/find', search: { folder: id } })}
        onClose={() => void navigate({ to: '/counter', search: {} })}
      />
    );
  },
});

const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records',
  component: function Records() {
    const navigate = recordsRoute.useNavigate();
    return (
      <RecordsPage
        onOpen={(subject) => void navigate({ to: '/record', search: { subject } })}
        onBack={() => void navigate({ to: '/settings' })}
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

const paymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/payments',
  validateSearch: z.object({
    area: z.enum(PAYMENT_AREAS).optional(),
    case: z.string().optional(),
    slip: z.string().optional(),
  }),
  component: function Payments() {
    const { area = PAYMENT_AREAS[0], case: caseId, slip } = paymentsRoute.useSearch();
    const navigate = paymentsRoute.useNavigate();
    return (
      <PaymentsPage
        area={area}
        onArea={(next) => void navigate({ to: '/payments', search: { area: next } })}
        onOpenFactory={(factory) => void navigate({ to: '/counter', search: { factory } })}
        caseId={caseId}
        slip={slip}
        onCase={(id) => void navigate({ to: '/payments', search: { area: 'cases', case: id } })}
      />
    );
  },
});

const feesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fees',
  component: function Fees() {
    const navigate = feesRoute.useNavigate();
    return (
      <FeesPage
        onOpenFactory={(factory) => void navigate({ to: '/counter', search: { factory } })}
        onOpenSettings={() => void navigate({ to: '/settings' })}
      />
    );
  },
});

const syncRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync',
  component: function Sync() {
    const navigate = syncRoute.useNavigate();
    return (
      <SyncPage
        onOpenFactory={(factory) => void navigate({ to: '/counter', search: { factory } })}
        onPrintLabel={(folder) => void navigate({ to: '/labels', search: { folder } })}
      />
    );
  },
});

const importRoute = createRoute({ getParentRoute: () => rootRoute, path: '/import', component: ImportPage });

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: function Settings() {
    const { office } = rootRoute.useRouteContext();
    const theme = useStore(office.theme, (state) => state.theme);
    const navigate = settingsRoute.useNavigate();
    return (
      <SettingsPage
        theme={theme}
        onTheme={(next) => office.theme.getState().setTheme(next)}
        onOpenLabels={() => void navigate({ to: '/labels' })}
        onOpenScanners={() => void navigate({ to: '/scanners' })}
        onOpenProgram={() => void navigate({ to: '/program' })}
        onOpenRecords={() => void navigate({ to: '/records' })}
        onOpenSetup={() => void navigate({ to: '/setup', search: {} })}
        onOpenRetention={() => void navigate({ to: '/retention', search: {} })}
        onTrain={office.enterTraining}
        renderQr={renderTestQr}
      />
    );
  },
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: z.object({ step: z.enum(SETUP_STEPS).optional() }),
  component: function Setup() {
    const { office } = rootRoute.useRouteContext();
    const { step } = setupRoute.useSearch();
    const navigate = setupRoute.useNavigate();
    const toImport = useCallback(() => void navigate({ to: '/import' }), [navigate]);
    const toLabels = useCallback(() => void navigate({ to: '/labels' }), [navigate]);
    return (
      <SetupGuide
        office={office}
        open={step}
        onOpen={(next) => void navigate({ to: '/setup', search: { step: next } })}
        onLeave={() => void navigate({ to: '/counter', search: {} })}
        onImport={toImport}
        onLabels={toLabels}
      />
    );
  },
});

const programRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/program',
  component: function Program() {
    const { log } = rootRoute.useRouteContext().office;
    const navigate = programRoute.useNavigate();
    return <ProgramPage events={() => log.recent()} onBack={() => void navigate({ to: '/settings' })} />;
  },
});

const scannersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/scanners',
  component: function Scanners() {
    const { office } = rootRoute.useRouteContext();
    const navigate = scannersRoute.useNavigate();
    return <ScannersPage control={office.scanner} onBack={() => void navigate({ to: '/settings' })} />;
  },
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  counterRoute,
  scanRoute,
  requestsRoute,
  stockTakeRoute,
  loansRoute,
  labelsRoute,
  boardRoute,
  whereaboutsRoute,
  feesRoute,
  paymentsRoute,
  syncRoute,
  importRoute,
  settingsRoute,
  setupRoute,
  programRoute,
  shelvesRoute,
  scannersRoute,
  recordRoute,
  recordsRoute,
  retentionRoute,
]);

/** The pages of a running office; the address stands behind `#`, so that a reload works from any origin and from files. */
export const createOfficeRouter = (context: RouterContext) =>
  createRouter({ routeTree, context, history: createHashHistory(), defaultNotFoundComponent: () => null });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createOfficeRouter>;
  }
}
