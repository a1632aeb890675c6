import { createRoute } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { z } from 'zod';
import { ImportPage } from '#features/import/import-page.tsx';
import { ProgramPage } from '#features/program/program-page.tsx';
import { RecordsPage } from '#features/records/records-page.tsx';
import { ScannersPage } from '#features/scanners/scanners-page.tsx';
import { SettingsPage } from '#features/settings/settings-page.tsx';
import { SETUP_STEPS } from '#features/setup/setup-steps.ts';
import { SyncPage } from '#features/sync/sync-page.tsx';
import { SetupGuide } from '../setup-guide.tsx';
import { renderTestQr } from '../test-qr.tsx';
import { rootRoute } from './root-route.tsx';

const syncRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sync',
  component: function Sync() {
    const navigate = syncRoute.useNavigate();
    return (
      <SyncPage
        onOpenSubject={(subject) => void navigate({ to: '/counter', search: { factory: subject } })}
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
    const { office, visit } = rootRoute.useRouteContext();
    const navigate = programRoute.useNavigate();
    return (
      <ProgramPage
        events={() => office.log.recent()}
        openWork={{ isVisitOpen: () => visit.getState().visit.kind === 'serving' }}
        onBack={() => void navigate({ to: '/settings' })}
      />
    );
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

/** The office itself: its register, its settings, its PCs and what is unsent. */
export const officeRoutes = [
  syncRoute,
  importRoute,
  settingsRoute,
  setupRoute,
  programRoute,
  scannersRoute,
  recordsRoute,
] as const;
