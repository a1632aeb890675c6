import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import type { ExistingFactory, ImportPlan, RegisterDifference } from '#shared/register-feed/import-plan.ts';

/** The most that one `import-factories` takes. */
const BATCH = 200;

/** What the plan needs to know of the office's factories. */
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

/** Only what this list says anew is asked about: an old difference was asked about when it was new. */
const isNew = (difference: RegisterDifference): boolean => difference.since === 'this-import';

const differenceRow = (difference: RegisterDifference) => {
  const field = difference.kind === 'status' ? 'officeStatus' : difference.field;
  return {
    id: derivedRowId('difference', difference.factoryId, field),
    factoryId: difference.factoryId,
    field,
    officeValue: String(difference.kind === 'status' ? difference.officeStatus : difference.officeValue),
    registerValue: String(difference.kind === 'status' ? difference.registerStatus : difference.registerValue),
  };
};

const chunks = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

/** The mutations that carry a plan out, to be made in one commit. */
export const importCalls = (plan: ImportPlan): readonly MutationCall[] => {
  const factories = [
    ...plan.create.map(({ register }) => ({ id: factoryIdFor(register.registrationKey), register })),
    ...plan.update.map(({ factoryId, register }) => ({ id: factoryId, register })),
  ];
  const differences = plan.differences.filter(isNew).map(differenceRow);
  return [
    ...chunks(factories).map((some): MutationCall => ({
      name: 'import-factories',
      args: { factories: some, differences: [] },
    })),
    ...chunks(differences).map((some): MutationCall => ({
      name: 'import-factories',
      args: { factories: [], differences: some },
    })),
  ];
};
