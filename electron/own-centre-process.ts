import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { safeStorage, type Session, utilityProcess } from 'electron';
import { z } from 'zod';
import { TrustedCentre } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { createCentreBackups, type CentreBackups, LOOK_EVERY_MS, RememberedBackup } from './services/centre-backup.ts';
import { CentreCertificate, makeCentreCertificate } from './services/centre-certificate.ts';
import { type CentreDoor, createCentreDoor, RememberedNetwork } from './services/centre-network.ts';
import { freePort } from './services/free-port.ts';
import { type CentreProblem, createOwnCentre, type OwnCentre, RememberedCentre } from './services/own-centre.ts';
import { createRememberedJson } from './services/remembered-json.ts';
import { createSealedValue } from './services/secrets.ts';
import { createTrustedCentre, type TrustedCentreKeeper } from './services/trusted-centre.ts';

export interface OwnCentreOfApp {
  readonly mode: 'office' | 'demo';
  /** Where the main program lies; the centre lies beside it. */
  readonly programFolder: string;
  readonly dataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** IPv4 addresses of this PC in its networks. */
  readonly addresses: () => readonly string[];
  /** Where other PCs find it once it is opened to them. */
  readonly networkPort: number;
  /** The folder that a person chose for backups. */
  readonly backupFolder: () => string | undefined;
  /** What keeps the centre from running until a person does something. */
  readonly onProblem: (problem: CentreProblem) => void;
  readonly log: Log;
}

const LONGEST_LINE = 500;

/** What the PC's environment says about some other centre must not reach this one. */
const withoutCentreSettings = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || name.startsWith('FAEM_') || name === 'DATABASE_URL' ? [] : [[name, value]],
    ),
  );

const forkCentre =
  ({ programFolder, environment, log }: OwnCentreOfApp) =>
  (settings: Readonly<Record<string, string>>) => {
    const child = utilityProcess.fork(join(programFolder, '../own-centre/main.js'), [], {
      serviceName: 'Faem centre',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...withoutCentreSettings(environment), ...settings },
    });
    child.once('spawn', () => {
      const { stderr } = child;
      if (!stderr) return;
      const said = new PassThrough();
      const hear = (bytes: Buffer): void => void said.write(bytes);
      stderr.on('data', hear);
      // Electron takes every listener off it when the process has ended, and its last words may still lie in the pipe.
      child.once('exit', () => setImmediate(() => stderr.off('data', hear).on('data', hear)));
      // The centre's log holds no personal data; it stands in the log that support asks for.
      createInterface({ input: said }).on('line', (line) =>
        log.info('own-centre', { line: line.slice(0, LONGEST_LINE) }),
      );
    });
    return child;
  };

const createDoor = ({ dataFolder, addresses, networkPort, log }: OwnCentreOfApp, centre: OwnCentre): CentreDoor =>
  createCentreDoor({
    remembered: createRememberedJson(join(dataFolder, 'centre-network.json'), RememberedNetwork, log),
    certificate: createSealedValue({
      file: join(dataFolder, 'centre-certificate.json'),
      schema: CentreCertificate,
      keyring: safeStorage,
      log,
    }),
    makeCertificate: () => makeCentreCertificate(Date.now()),
    addresses,
    preferredPort: networkPort,
    centre,
    log,
  });

const createBackups = ({ dataFolder, backupFolder, log }: OwnCentreOfApp, centre: OwnCentre): CentreBackups =>
  createCentreBackups({
    remembered: createRememberedJson(join(dataFolder, 'centre-backup.json'), RememberedBackup, log),
    recoveryCode: createSealedValue({
      file: join(dataFolder, 'recovery-code.json'),
      schema: z.string(),
      keyring: safeStorage,
      log,
    }),
    randomBytes,
    folder: backupFolder,
    centre,
    nowMs: () => Date.now(),
    log,
  });

/** The centre of this PC and what a person decides about it. */
export interface CentreOfApp {
  readonly ownCentre: OwnCentre;
  readonly centreDoor: CentreDoor;
  readonly centreBackups: CentreBackups;
}

/** The centre of this PC as a process of its own, which neither a crash nor a long query of it makes the window feel. */
export const openOwnCentre = async (app: OwnCentreOfApp): Promise<CentreOfApp> => {
  const { mode, dataFolder, log } = app;
  let whenReady = (): void => undefined;
  const ownCentre = await createOwnCentre({
    mode,
    folder: join(dataFolder, 'centre'),
    remembered: createRememberedJson(join(dataFolder, 'centre.json'), RememberedCentre, log),
    fork: forkCentre(app),
    freePort,
    onReady: () => whenReady(),
    onProblem: app.onProblem,
    after: (ms, run) => void setTimeout(run, ms).unref(),
    log,
  });
  const centreDoor = createDoor(app, ownCentre);
  const centreBackups = createBackups(app, ownCentre);
  const backUpIfDue = (): void => void centreBackups.backUpIfDue();
  whenReady = () => void centreDoor.resume().then(backUpIfDue);
  setInterval(backUpIfDue, LOOK_EVERY_MS).unref();
  return { ownCentre, centreDoor, centreBackups };
};

/** Lets this PC's pages talk to the one centre in another PC that it has joined. */
export const trustOneCentre = (session: Session, dataFolder: string, log: Log): TrustedCentreKeeper => {
  const keeper = createTrustedCentre(
    createRememberedJson(join(dataFolder, 'trusted-centre.json'), TrustedCentre, log),
    log,
  );
  session.setCertificateVerifyProc((request, answer) =>
    answer(keeper.judge(request.hostname, request.certificate.fingerprint)),
  );
  return keeper;
};
