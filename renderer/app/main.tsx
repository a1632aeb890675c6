import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createTrainingMode } from '#features/training/training-mode.ts';
import { UnsafePage } from '#features/setup/unsafe-page.tsx';
import { createHost } from '#host/create-host.ts';
import { readPhoneInvitation } from '#shared/host/phone-invitation.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { Boot } from './boot.tsx';
import { type BootDeps, createBootStore } from './boot-store.ts';
import { createRecentLog } from './browser-ports.ts';
import { collectInPauses, collectorOf } from './collect-in-pauses.ts';
import { composeOffice, enrolDevice, type RunningOffice } from './compose-office.ts';
import { composeTraining, withPracticeSecrets } from './compose-training.ts';
import { CrashBoundary } from './crash-screen.tsx';
import { acquireDataLock } from './data-lock.ts';
import { OfficeApp } from './office-app.tsx';
import { createLanguageStore, createThemeStore } from './preferences.ts';
import { ScreenLanguage } from './screen-language.tsx';
import { provideWidgetWords } from '#ui/widget-words.ts';

const log = createRecentLog();
const language = createLanguageStore(localStorage, window);
provideWidgetWords(window, () => language.getState().language);
const theme = createThemeStore(localStorage, document.documentElement);
const training = createTrainingMode(sessionStorage, window.location);
/** A code works once, and in no history: it leaves the address bar as soon as it is read. */
const takeInvitation = () => {
  const invitation = readPhoneInvitation(window.location.hash);
  if (invitation && window.isSecureContext) window.history.replaceState(null, '', '/');
  return invitation;
};

const enterTraining = (): void => training.enter();
const realOffice: BootDeps<RunningOffice> = {
  acquireLock: (manner) => acquireDataLock(navigator.locks, manner),
  createHost,
  enrolDevice,
  openOffice: (host, secrets, enrolled) =>
    composeOffice({ host, secrets, enrolled, log, language, theme, enterTraining }),
  origin: window.location.origin,
  invitation: takeInvitation(),
};
// Training is no state of the office but another start of the page: the real data is not even opened.
const practice: BootDeps<RunningOffice> = {
  ...realOffice,
  invitation: undefined,
  acquireLock: (manner) => acquireDataLock(navigator.locks, manner, 'faem-training-data'),
  createHost: async () => withPracticeSecrets(await createHost()),
  openOffice: (host) => composeTraining({ host, mode: training, log, language, theme }),
};
const boot = createBootStore(training.isOn ? practice : realOffice);

const collect = collectorOf(window);
if (collect) collectInPauses(window, collect);

const switchLanguage = (): void => {
  const chosen = language.getState();
  chosen.setLanguage(chosen.language === 'th' ? 'en' : 'th');
};

window.addEventListener('error', (event) => log.error('window-error', { message: event.message }));
window.addEventListener('unhandledrejection', () => log.error('unhandled-rejection'));

const place = document.querySelector('#root');
invariant(place, 'index.html has a root element');
createRoot(place).render(
  <StrictMode>
    <ScreenLanguage language={language}>
      <CrashBoundary pendingWork={() => 0} recentEvents={() => log.recent()}>
        {window.isSecureContext ? (
          <Boot boot={boot} onLanguage={switchLanguage} onTrain={enterTraining}>
            {(office) => <OfficeApp office={office} />}
          </Boot>
        ) : (
          <UnsafePage location={window.location} />
        )}
      </CrashBoundary>
    </ScreenLanguage>
  </StrictMode>,
);
if (window.isSecureContext) void boot.getState().start('if-free');
