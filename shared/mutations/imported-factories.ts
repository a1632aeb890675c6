import type { FactoryRow, RegisterDifferenceRow } from '../model/factory-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { ExistingFactory, ImportPlan, RegisterDifference } from '../register-feed/import-plan.ts';
import type { RegisterFactory, RegisterStatus } from '../register-feed/register-factory.ts';

/** What the plan of an import needs to know of the office's factories. */
export const existingFactories = (factories: Iterable<FactoryRow>): readonly ExistingFactory[] =>
  [...factories].map(({ id, register, officeStatus, correctedHp, correctedWorkers }) => ({
    id,
    registrationKey: register.registrationKey,
    fid: register.fid,
    register,
    status: officeStatus,
    registerStatus: register.registerStatus,
    edited: {
      ...(correctedHp === undefined ? {} : { hpHundredths: correctedHp.hpHundredths }),
      ...(correctedWorkers === undefined ? {} : { workers: correctedWorkers.workers }),
    },
  }));

/** A status an imported factory starts with where the register says nothing usable. */
const DEFAULT_STATUS: RegisterStatus = 'operating';

const FORMER_NAMES_KEPT = 10;

/** A name that the register no longer has is remembered; one that comes back is no former name any more. */
const formerNamesAfter = (known: FactoryRow | undefined, name: string): Pick<FactoryRow, 'formerNames'> => {
  if (!known) return {};
  const before = [known.register.name, ...(known.formerNames ?? [])].filter((former) => former !== name);
  if (before.length === 0) return {};
  return { formerNames: [...new Set(before)].slice(0, FORMER_NAMES_KEPT) };
};

/**
 * A factory behind an import: the register's own fields replaced, everything of the office as it was. The office's own status
 * is set once, at creation, and never again (the feed is known to be wrong about it).
 */
export const importedFactory = (
  known: FactoryRow | undefined,
  { id, register }: { readonly id: string; readonly register: RegisterFactory },
): FactoryRow => ({
  ...known,
  id,
  register,
  officeStatus: known?.officeStatus ?? register.registerStatus ?? DEFAULT_STATUS,
  ...formerNamesAfter(known, register.name),
});

const differenceRow = (difference: RegisterDifference): Omit<RegisterDifferenceRow, 'foundAt'> => {
  const field = difference.kind === 'status' ? 'officeStatus' : difference.field;
  return {
    id: derivedRowId('difference', difference.factoryId, field),
    factoryId: difference.factoryId,
    field,
    officeValue: String(difference.kind === 'status' ? difference.officeStatus : difference.officeValue),
    registerValue: String(difference.kind === 'status' ? difference.registerStatus : difference.registerValue),
  };
};

/**
 * What a person is asked about: only what this list says anew. A difference that the register showed before was asked about
 * when it was new, and was settled or put aside.
 */
export const newDifferences = ({ differences }: ImportPlan): readonly Omit<RegisterDifferenceRow, 'foundAt'>[] =>
  differences.filter(({ since }) => since === 'this-import').map(differenceRow);
