import { type DatabaseNewer, databaseName } from '#data/database.ts';
import { practiceHost } from '#features/training/practice-host.ts';
import { createPracticeTransport } from '#features/training/practice-transport.ts';
import { pretendPayment } from '#features/training/pretend-payment.ts';
import {
  PRACTICE_BILLER,
  PRACTICE_DEVICE_ID,
  PRACTICE_OFFICE_ID,
  type PracticeOffice,
  practiceOffice,
  TRAINEE_ID,
} from '#features/training/practice-office.ts';
import type { Training } from '#features/training/training.ts';
import type { TrainingMode } from '#features/training/training-mode.ts';
import { browserRandom } from '#services/browser-random.ts';
import { hashPin } from '#services/pin-hash.ts';
import type { DeviceSecrets } from '#shared/host/contract.ts';
import type { Host } from '#shared/host/host.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { wireName } from '#shared/mutations/registry.ts';
import { createPracticeCentre, type PracticeCentre } from '#features/training/practice-centre.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import { composeOffice, type OfficeParts, type RunningOffice } from './compose-office.ts';

const PRACTICE_PIN = '0000';
const BANK_CLIENT = 'client-training-bank';

const PRACTICE_SECRETS: DeviceSecrets = {
  centralUrl: 'https://training.invalid',
  deviceId: PRACTICE_DEVICE_ID,
  officeId: PRACTICE_OFFICE_ID,
  token: '',
};

/** The shell as the start of a training sees it: enrolled in the practice office, whatever the real enrolment is. */
export const withPracticeSecrets = (host: Host): Host => ({
  ...host,
  secrets: { get: async () => PRACTICE_SECRETS, set: async () => ok() },
});

/** The database of the last training: its centre is gone with the page, so nothing in it means anything now. */
const forgetLastTraining = (): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(databaseName(PRACTICE_OFFICE_ID, 0));
    request.addEventListener('success', () => resolve());
    // Still open somewhere, or refused: the practice office then begins with what is there.
    request.addEventListener('blocked', () => resolve());
    request.addEventListener('error', () => resolve());
  });

/** The invented bank, which speaks straight to the centre in memory, as real banks speak to the real one. */
const createPay = (centre: PracticeCentre, signal: () => void): Training['pay'] => {
  let seq = 0;
  return async (notice) => {
    const nowMs = Date.now();
    seq += 1;
    await centre.push(BANK_CLIENT, [
      {
        clientId: BANK_CLIENT,
        seq,
        id: makeRowId(nowMs, browserRandom),
        name: wireName('record-bank-event'),
        args: pretendPayment(notice, PRACTICE_BILLER, nowMs),
        actorId: TRAINEE_ID,
        deviceId: BANK_CLIENT,
        occurredAt: new Date(nowMs).toISOString(),
        monotonicMs: 0,
        offsetMs: 0,
      },
    ]);
    signal();
  };
};

const staffOf = ({ rows }: PracticeOffice) =>
  rows.flatMap(({ table, row }) =>
    table === 'staff' && 'badgeCode' in row
      ? [{ name: row.name, role: row.role, pin: PRACTICE_PIN, badgeCode: row.badgeCode }]
      : [],
  );

/**
 * The app on an invented office: the same screens, rules and sync, but the centre is a piece of this page's memory, the
 * database has a name of its own, and the shell's journal, enrolment and public screen are out of reach.
 */
export const composeTraining = async (
  parts: Pick<OfficeParts, 'log' | 'language' | 'theme'> & { readonly host: Host; readonly mode: TrainingMode },
): Promise<Result<RunningOffice, StorageFailed | DatabaseNewer>> => {
  await forgetLastTraining();
  const practice = practiceOffice(Date.now(), await hashPin(PRACTICE_PIN));
  const centre = createPracticeCentre(() => Date.now());
  centre.seed(practice.rows);
  const transport = createPracticeTransport(centre);
  const { rows: _seeded, ...subjects } = practice;
  const control: Training = {
    subjects,
    pin: PRACTICE_PIN,
    pay: createPay(centre, () => transport.signal()),
    leave: () => parts.mode.leave(),
    restart: () => parts.mode.restart(),
  };
  const opened = await composeOffice({
    log: parts.log,
    language: parts.language,
    theme: parts.theme,
    host: practiceHost(parts.host, { enrolmentCode: '', staff: staffOf(practice) }),
    secrets: PRACTICE_SECRETS,
    enrolled: 'now',
    training: { transport, control },
  });
  if (opened.ok) void signInTrainee(opened.value);
  return opened;
};

/** Whoever practises need not log in; who logs out finds the PINs on the log-in screen. */
const signInTrainee = async ({ services }: RunningOffice): Promise<void> => {
  const { data, session } = services;
  const isThere = (): boolean => data.rows.get('staff', TRAINEE_ID) !== undefined;
  await new Promise<void>((resolve) => {
    if (isThere()) return resolve();
    const stop = data.rows.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
  const signedIn = await session.getState().signIn(TRAINEE_ID, PRACTICE_PIN);
  invariant(signedIn === 'signed-in', 'the practice office knows its own PIN');
};
