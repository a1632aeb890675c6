import { createRoute, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { CounterPage } from '#features/counter/counter-page.tsx';
import { FolderPanel } from '#features/counter/folder-panel.tsx';
import { HomeDialog } from '#features/counter/home-dialog.tsx';
import { RequestDialog } from '#features/counter/request-dialog.tsx';
import { FolderHistoryDialog } from '#features/loans/folder-history-dialog.tsx';
import { LendDialog } from '#features/loans/lend-dialog.tsx';
import { ReceiptDialog } from '#features/receipts/receipt-dialog.tsx';
import { RecordPage } from '#features/records/record-page.tsx';
import { isNewOffice } from '#features/setup/setup-steps.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import { PhoneHome } from '../phone-home.tsx';
import { rootRoute } from './root-route.tsx';

/** Questions about a folder or a notice that the counter asks and loans and receipts answer. */
const folderDialogs = { lend: LendDialog, history: FolderHistoryDialog, receipt: ReceiptDialog };

/** Where the frame stands at the foot of the screen; see shell.module.css. */
const isPhone = (): boolean => window.matchMedia('(max-width: 700px)').matches;

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context: { office } }) => {
    const { session, data } = office.services;
    const role = session.getState().actor?.role;
    const begins = role !== undefined && OFFICE_ROLES.includes(role) && isNewOffice(data.rows);
    throw redirect(begins ? { to: '/setup', search: {} } : { to: isPhone() ? '/home' : '/counter' });
  },
});

const phoneHomeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/home', component: PhoneHome });

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

/** The counter, and the pages of one subject of any series. */
export const counterRoutes = [homeRoute, phoneHomeRoute, counterRoute, recordRoute] as const;
