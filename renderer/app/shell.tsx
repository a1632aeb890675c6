import { useRef } from 'react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import type { StoreApi } from 'zustand/vanilla';
import { CameraSwitchProvider } from '#features/camera/camera-switch.tsx';
import type { VisitState } from '#features/counter/visit-store.ts';
import { OwnCentreNotice } from '#features/sync/own-centre-notice.tsx';
import { RoomNotice } from '#features/sync/room-notice.tsx';
import { officeOf } from '#data/factory-queries.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { phoneMessages } from '#i18n/messages/phone.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { Icon } from '#ui/icon.tsx';
import type { RunningOffice } from './compose-office.ts';
import { OfficePalette } from './office-palette.tsx';
import { PAGES } from './pages.ts';
import { RequestBadge } from './request-badge.tsx';
import { useFocusInPage } from './use-focus-in-page.ts';
import { useOpenedFilePage } from './use-opened-file-page.ts';
import { useRequestAlert } from './use-request-alert.ts';
import { TopLine } from './top-line.tsx';
import { useUnclaimedScans } from './use-unclaimed-scans.ts';
import { classNames } from '#ui/class-names.ts';
import linkStyles from '#ui/page-link.module.css';
import styles from './shell.module.css';

const TABLES = ['office'] as const;

export interface ShellProps {
  readonly office: RunningOffice;
  readonly visit: StoreApi<VisitState>;
}

/** The pages, and on a phone its first one. */
const Rail = () => {
  const messages = useMessages(frameMessages);
  const phone = useMessages(phoneMessages);
  return (
    <nav className={styles.rail} aria-label={messages.navigation}>
      <ul>
        <li className={styles.phoneOnly}>
          <Link
            to="/home"
            className={classNames(linkStyles.link, styles.page)}
            activeProps={{ 'aria-current': 'page' }}
            data-testid="nav-home"
          >
            <Icon name="home" size={24} />
            <span>{phone.home}</span>
          </Link>
        </li>
        {PAGES.map(({ path, icon, word }) => (
          <li key={path}>
            <Link
              to={path}
              className={classNames(linkStyles.link, styles.page)}
              activeProps={{ 'aria-current': 'page' }}
              data-testid={`nav-${word}`}
            >
              <Icon name={icon} size={24} />
              <span>{messages[word]}</span>
              {word === 'requests' && <RequestBadge />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The frame: pages at the left, the one search box above, and what no screen took of the scans. */
export const Shell = ({ office, visit }: ShellProps) => {
  const messages = useMessages(frameMessages);
  const navigate = useNavigate();
  const isBetweenVisitors = useLocation({
    select: ({ pathname, search }) => pathname === '/counter' && search.factory === undefined,
  });
  // The training has a frame of its own that says the same, and more.
  const isDemo = (officeOf(useRows(TABLES))?.isDemo ?? false) && !office.training;
  const content = useRef<HTMLDivElement>(null);
  useFocusInPage(useLocation({ select: ({ href }) => href }), content);
  useOpenedFilePage(() => void navigate({ to: '/sync' }));
  useRequestAlert();
  useUnclaimedScans(office, visit);
  return (
    <CameraSwitchProvider>
      <div className={styles.shell}>
        {isDemo && (
          <section className={styles.demo} aria-label={messages.demoLabel}>
            {messages.demo}
          </section>
        )}
        <Rail />
        <TopLine
          isWanted={isBetweenVisitors}
          onOpen={({ subjectId, folderId }) =>
            void navigate({ to: '/counter', search: { factory: subjectId, folder: folderId } })
          }
          onBegin={() => visit.getState().begin()}
        />
        <div className={styles.content} ref={content} tabIndex={-1}>
          <div>
            <RoomNotice />
            <OwnCentreNotice />
          </div>
          <div className={styles.opened}>
            <Outlet />
          </div>
        </div>
        <OfficePalette office={office} />
      </div>
    </CameraSwitchProvider>
  );
};
