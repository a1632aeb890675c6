import type { Clock, Log, Random } from '#shared/lib/ports.ts';
import type { Db } from '../db/schema.ts';
import { silentMeter, type Meter } from '../observe/meter.ts';
import { createBankEvents, type BankEvents } from './bank-events.ts';
import { createGiveBankFile, type GiveBankFile } from './give-bank-file.ts';
import { createRunAtCentre, type RunAtCentre } from './centre-mutation.ts';
import { createCompare, type Compare } from './compare.ts';
import { createDevices, type Devices } from './devices.ts';
import { createKeepExternalInvoice, type KeepExternalInvoice } from './external-invoices/keep-invoice.ts';
import type { Replica } from './ministry/replica.ts';
import { createMinistryServices, type MinistryServices } from './ministry/ministry-services.ts';
import { createLeaseNumbers, type LeaseNumbers } from './number-blocks.ts';
import { createOfficeDevices, type OfficeDevices } from './office-devices.ts';
import { officeState, type OfficeState } from './offices.ts';
import { createRecordBankEvents } from './payments.ts';
import { createPull, type Pull } from './pull.ts';
import { createPush, type Push } from './push.ts';
import { createImportRegister, type ImportRegister } from './register-import.ts';
import type { Signals } from './signals.ts';
import { createRowCaches } from './row-cache.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { createTracking, type Tracking } from './tracking.ts';
import { createTurns } from './turns.ts';

/** Everything a centre does, whatever carries the requests to it. */
export interface CentreServices {
  readonly devices: Devices;
  readonly officeDevices: OfficeDevices;
  readonly push: Push;
  readonly pull: Pull;
  readonly compare: Compare;
  readonly snapshot: Snapshot;
  readonly leaseNumbers: LeaseNumbers;
  readonly importRegister: ImportRegister;
  readonly signals: Signals;
  readonly bankEvents: BankEvents;
  readonly giveBankFile: GiveBankFile;
  readonly keepExternalInvoice: KeepExternalInvoice;
  /** Changes that the centre makes by itself. */
  readonly runAtCentre: RunAtCentre;
  /** The office's version as it is now; undefined when there is no such office. */
  readonly officeState: (officeId: string) => Promise<OfficeState | undefined>;
  /** How a notice stands, for the public. */
  readonly tracking: Tracking;
  readonly ministry: MinistryServices;
}

/** What the services need of the world. */
export interface CentreDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly signals: Signals;
  /** Where the ministry's figures are read; without it, in `db`. */
  readonly replica?: Replica | undefined;
  /** What is counted meanwhile; without it nothing is. */
  readonly meter?: Meter;
}

/** Builds the services of one process; all of them share its turns and what it remembers of rows. */
export const createCentreServices = (deps: CentreDeps): CentreServices => {
  const { db, signals } = deps;
  const shared = { ...deps, turns: createTurns(), rowCaches: createRowCaches(), meter: deps.meter ?? silentMeter };
  const recordBankEvents = createRecordBankEvents(shared);
  const runAtCentre = createRunAtCentre(shared);
  return {
    devices: createDevices(deps),
    officeDevices: createOfficeDevices(deps),
    push: createPush(shared),
    pull: createPull(deps),
    compare: createCompare(shared),
    snapshot: createSnapshot(deps),
    leaseNumbers: createLeaseNumbers(shared),
    importRegister: createImportRegister(shared),
    signals,
    bankEvents: createBankEvents({ ...deps, recordBankEvents }),
    giveBankFile: createGiveBankFile(deps),
    tracking: createTracking(deps),
    ministry: createMinistryServices(deps),
    keepExternalInvoice: createKeepExternalInvoice({ db, run: runAtCentre }),
    runAtCentre,
    officeState: (officeId) => officeState(db, officeId),
  };
};
