import { unreachable } from '#shared/lib/invariant.ts';
import { matchRows, type HoldReason, type KnownFactory, type MatchedRow } from './import-match.ts';
import type { RejectedRow } from './record-reader.ts';
import { changesBetween, mergeRegister, type RegisterChange } from './register-changes.ts';
import type { RegisterFactory, RegisterStatus } from './register-factory.ts';
import type { RegisterRow } from './register-row.ts';
import type { RowDoubt } from './row-problem.ts';

/** What staff may have corrected by hand; the register never overwrites it. */
export type OfficeEdits = Partial<
  Pick<
    RegisterFactory,
    | 'name'
    | 'operatorName'
    | 'object'
    | 'category'
    | 'classCode'
    | 'hpHundredths'
    | 'secondHpHundredths'
    | 'workers'
    | 'startedOn'
    | 'licensedOn'
    | 'taxId'
  >
>;

/**
 * A factory the office already has: its own `status` (any word; compared with the register's), the register's status and
 * fields as last imported, and what staff corrected by hand.
 */
export interface ExistingFactory extends KnownFactory {
  readonly status: string;
  readonly registerStatus?: RegisterStatus | undefined;
  readonly edited?: OfficeEdits | undefined;
}

/** A factory the office does not have yet. */
export interface PlannedCreate {
  readonly line: number;
  readonly register: RegisterFactory;
}

/** New register fields of a known factory. Its status, its edits and everything else of the office stay untouched. */
export interface PlannedUpdate {
  readonly line: number;
  readonly factoryId: string;
  readonly register: RegisterFactory;
  readonly changes: readonly RegisterChange[];
}

/** A difference a person may accept. `since` tells whether the register said so before this import. */
export type RegisterDifference =
  | {
      readonly kind: 'status';
      readonly line: number;
      readonly factoryId: string;
      readonly officeStatus: string;
      readonly registerStatus: RegisterStatus;
      readonly since: 'this-import' | 'an-earlier-import';
    }
  | {
      readonly kind: 'field';
      readonly line: number;
      readonly factoryId: string;
      readonly field: keyof OfficeEdits;
      readonly officeValue: string | number;
      readonly registerValue: string | number;
      readonly since: 'this-import' | 'an-earlier-import';
    };

/** A row a person should look at: applied all the same, or held back and why. */
export type DoubtfulRow =
  | {
      readonly kind: 'applied';
      readonly line: number;
      readonly registrationNumber: string;
      readonly doubts: readonly RowDoubt[];
    }
  | {
      readonly kind: 'held';
      readonly line: number;
      readonly registrationNumber: string;
      readonly doubts: readonly RowDoubt[];
      readonly reason: HoldReason;
      readonly factoryIds: readonly string[];
    };

/**
 * What an import would do, to be looked at before it is done. Every row that was read is created, updated, unchanged or
 * held; `rejected` are the rows that could not be read.
 */
export interface ImportPlan {
  readonly create: readonly PlannedCreate[];
  readonly update: readonly PlannedUpdate[];
  readonly unchanged: readonly { readonly line: number; readonly factoryId: string }[];
  readonly differences: readonly RegisterDifference[];
  readonly rejected: readonly RejectedRow[];
  readonly doubtful: readonly DoubtfulRow[];
}

/** All rows of a list that was read to its end without refusal, and the factories of the office. */
export interface ImportPlanInput {
  readonly rows: readonly RegisterRow[];
  readonly rejected: readonly RejectedRow[];
  readonly existing: readonly ExistingFactory[];
}

const EDITABLE_FIELDS = [
  'name',
  'operatorName',
  'object',
  'category',
  'classCode',
  'hpHundredths',
  'secondHpHundredths',
  'workers',
  'startedOn',
  'licensedOn',
  'taxId',
] as const satisfies readonly (keyof OfficeEdits)[];

const statusDifference = (row: RegisterRow, factory: ExistingFactory): readonly RegisterDifference[] => {
  const { registerStatus } = row.factory;
  if (registerStatus === undefined || registerStatus === factory.status) return [];
  return [
    {
      kind: 'status',
      line: row.line,
      factoryId: factory.id,
      officeStatus: factory.status,
      registerStatus,
      since: registerStatus === factory.registerStatus ? 'an-earlier-import' : 'this-import',
    },
  ];
};

const fieldDifferences = (row: RegisterRow, factory: ExistingFactory): readonly RegisterDifference[] =>
  EDITABLE_FIELDS.flatMap((field) => {
    const officeValue = factory.edited?.[field];
    const registerValue = row.factory[field];
    if (officeValue === undefined || registerValue === undefined || officeValue === registerValue) return [];
    const since = factory.register[field] === registerValue ? 'an-earlier-import' : 'this-import';
    return [{ kind: 'field', line: row.line, factoryId: factory.id, field, officeValue, registerValue, since }];
  });

/**
 * Compares a list with what the office has, without changing anything. Importing the same list again gives no creation
 * and no update. The office's own status and hand-made corrections are never overwritten: where the register disagrees,
 * a difference waits for a person.
 */
export const planImport = ({ rows, rejected, existing }: ImportPlanInput): ImportPlan => {
  const create: PlannedCreate[] = [];
  const update: PlannedUpdate[] = [];
  const unchanged: { readonly line: number; readonly factoryId: string }[] = [];
  const differences: RegisterDifference[] = [];
  const doubtful: DoubtfulRow[] = [];

  const planKnown = (row: RegisterRow, factory: ExistingFactory): void => {
    const register = mergeRegister(factory.register, row.factory);
    const changes = changesBetween(factory.register, register);
    if (changes.length === 0) unchanged.push({ line: row.line, factoryId: factory.id });
    else update.push({ line: row.line, factoryId: factory.id, register, changes });
    differences.push(...statusDifference(row, factory));
    if (factory.edited !== undefined) differences.push(...fieldDifferences(row, factory));
  };
  const planRow = ({ row, match }: MatchedRow<ExistingFactory>): void => {
    const { line, doubts } = row;
    const { registrationNumber } = row.factory;
    switch (match.kind) {
      case 'new':
        create.push({ line, register: row.factory });
        break;
      case 'known':
        planKnown(row, match.factory);
        break;
      case 'held':
        doubtful.push({ line, doubts, registrationNumber, ...match });
        return;
      default:
        unreachable(match);
    }
    if (doubts.length > 0) doubtful.push({ kind: 'applied', line, registrationNumber, doubts });
  };
  matchRows(rows, existing).forEach(planRow);
  return { create, update, unchanged, differences, rejected, doubtful };
};
