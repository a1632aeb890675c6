import type { StaffRow } from '#shared/model/office-rows.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What an office and a PC need before the first folder is labelled, in the order in which it is done. */
export const SETUP_STEPS = [
  'people',
  'register',
  'folders',
  'places',
  'schedule',
  'biller',
  'labels',
  'scanner',
  'screen',
  'practice',
] as const;
export type SetupStepId = (typeof SETUP_STEPS)[number];

/** What this PC has been taught; it is not in the office's rows. */
export interface PcFacts {
  readonly isPrinterMeasured: boolean;
  readonly isScannerTaught: boolean;
  readonly hasPublicScreen: boolean;
}

/** How one step stands: found in the data, never ticked by hand. */
export interface SetupStep {
  readonly id: SetupStepId;
  /** `later` is missing too, but the office can work without it. */
  readonly state: 'done' | 'missing' | 'later';
  /** How many there are of what the step makes; undefined where counting says nothing. */
  readonly count?: number;
}

/** Without these an office still labels, lends and counts. */
const OPTIONAL: ReadonlySet<SetupStepId> = new Set(['biller', 'scanner', 'screen']);

const some = <Row>(rows: ReadonlyMap<string, Row>, holds: (row: Row) => boolean): boolean => {
  for (const row of rows.values()) if (holds(row)) return true;
  return false;
};

const mayRunTheOffice = ({ active, role }: StaffRow): boolean => active && OFFICE_ROLES.includes(role);

interface Finding {
  readonly isDone: boolean;
  readonly count?: number;
}

const findings = (rows: ReadModel, pc: PcFacts): Readonly<Record<SetupStepId, Finding>> => {
  const people = [...rows.all('staff').values()].filter(({ active }) => active);
  const places = rows.all('location');
  const factories = rows.all('factory').size + rows.all('recordSubject').size;
  const folders = rows.all('folder');
  return {
    // One person alone can neither approve nor be stood in for.
    people: { isDone: people.length > 1 && people.some(mayRunTheOffice), count: people.length },
    register: { isDone: factories > 0, count: factories },
    folders: { isDone: folders.size > 0, count: folders.size },
    places: { isDone: some(places, ({ kind }) => kind === 'shelf' || kind === 'slot'), count: places.size },
    schedule: { isDone: some(rows.all('feeSchedule'), ({ status }) => status === 'confirmed') },
    biller: { isDone: some(rows.all('office'), ({ biller }) => biller !== undefined) },
    labels: { isDone: pc.isPrinterMeasured },
    scanner: { isDone: pc.isScannerTaught },
    screen: { isDone: pc.hasPublicScreen },
    practice: { isDone: some(folders, ({ labelConfirmedAt }) => labelConfirmedAt !== undefined) },
  };
};

/** Every step with its state, read from the office's rows and from what this PC was taught. */
export const setupSteps = (rows: ReadModel, pc: PcFacts): readonly SetupStep[] => {
  const found = findings(rows, pc);
  return SETUP_STEPS.map((id) => {
    const { isDone, count } = found[id];
    const missing = OPTIONAL.has(id) ? 'later' : 'missing';
    return { id, state: isDone ? 'done' : missing, ...(count === undefined ? {} : { count }) };
  });
};

/** The step that somebody should do next: the first that the office cannot work without, then the others. */
export const nextStep = (steps: readonly SetupStep[], after?: SetupStepId): SetupStepId | undefined => {
  const from = after === undefined ? 0 : SETUP_STEPS.indexOf(after) + 1;
  const inTurn = [...steps.slice(from), ...steps.slice(0, from)].filter(({ id }) => id !== after);
  return (inTurn.find(({ state }) => state === 'missing') ?? inTurn.find(({ state }) => state === 'later'))?.id;
};

/** Whether nobody has begun: there is nothing to work with yet. */
export const isNewOffice = (rows: ReadModel): boolean =>
  rows.all('folder').size === 0 && rows.all('location').size === 0;
