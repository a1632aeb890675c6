import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { newDifferences } from '#shared/mutations/imported-factories.ts';
import type { ImportPlan } from '#shared/register-feed/import-plan.ts';

/** The most that one `import-factories` takes. */
const BATCH = 200;

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
  const differences = newDifferences(plan);
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
