import type { Clock, Log } from '#shared/lib/ports.ts';
import { CentreOrder, type CentreReport } from '#shared/host/own-centre.ts';
import type { OfficeToOpen } from '#shared/host/office-to-open.ts';
import { backUpSealed } from './backup/back-up-sealed.ts';
import type { Database } from './db/connect.ts';
import type { Db } from './db/schema.ts';
import type { NetworkDoor } from './http/network-door.ts';
import { createOffice } from './services/create-office.ts';
import { makeOneTimeCode } from './services/enrolment-codes.ts';

/** The way to the desktop shell that runs this centre for its own PC; Electron puts it on `process`. */
export interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;

/** The port of a process that a shell started; undefined for a server of its own. */
export const parentPortOf = (program: object): ParentPort | undefined => {
  const port: unknown = Reflect.get(program, 'parentPort');
  return isParentPort(port) ? port : undefined;
};

interface ParentDeps {
  readonly db: Db;
  readonly database: Pick<Database, 'db' | 'dumpFiles'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly networkDoor: NetworkDoor;
  /** Closes everything in order and ends the process. */
  readonly stop: () => void;
}

/** The shell enrols its PC at once; an interrupted set-up asks for another code. */
const CODE_MINUTES = 10;

/** A code for this PC: of a new office, or of the one that an interrupted set-up has left here. */
const codeFor = async ({ db, clock }: ParentDeps, office: OfficeToOpen): Promise<string> => {
  const created = await createOffice({ db, clock, random: Math.random }, office);
  if (created.ok) return created.value.code.code;
  const again = { officeId: created.error.officeId, nowMs: clock.nowMs(), minutes: CODE_MINUTES };
  return (await makeOneTimeCode(db, again)).code;
};

const backUpNow = async (
  { database, clock }: ParentDeps,
  order: { readonly folder: string; readonly recoveryCode: string },
): Promise<CentreReport> => {
  const done = await backUpSealed(database, { ...order, nowMs: clock.nowMs() });
  return done.ok ? { kind: 'backed-up', ...done.value } : { kind: 'refused', ...done.error };
};

const doOrder = async (deps: ParentDeps, order: Exclude<CentreOrder, { kind: 'stop' }>): Promise<CentreReport> => {
  if (order.kind === 'open-office') {
    return { kind: 'office-opened', enrolmentCode: await codeFor(deps, order.office) };
  }
  if (order.kind === 'back-up') return backUpNow(deps, order);
  await deps.networkDoor.close();
  if (order.kind === 'close-network') return { kind: 'network-closed' };
  const port = await deps.networkDoor.open(order);
  return port === undefined ? { kind: 'refused', type: 'centre-door-failed' } : { kind: 'network-opened', port };
};

/** Does what the shell asks: opens the office of this PC or its door, or ends. Anything else it says is not listened to. */
export const followParent = (port: ParentPort, deps: ParentDeps): ((report: CentreReport) => void) => {
  const report = (told: CentreReport): void => port.postMessage(told);
  port.on('message', ({ data }) => {
    const parsed = CentreOrder.safeParse(data);
    if (!parsed.success) return;
    const order = parsed.data;
    if (order.kind === 'stop') return deps.stop();
    doOrder(deps, order).then(report, () => {
      deps.log.error('order-failed', { code: order.kind });
      report({ kind: 'refused', type: 'centre-failed' });
    });
  });
  return report;
};
