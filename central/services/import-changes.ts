import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { importedFactory, newDifferences } from '#shared/mutations/imported-factories.ts';
import type { ImportPlan } from '#shared/register-feed/import-plan.ts';
import type { RowChange } from '#shared/sync/ports.ts';

/**
 * The rows an import plan writes: the same that a PC's own import would come to. `foundAt` is the instant at which differences
 * were found, ISO.
 */
export const changesOfPlan = (
  plan: ImportPlan,
  known: readonly FactoryRow[],
  foundAt: string,
): readonly RowChange[] => {
  const byId = new Map(known.map((row) => [row.id, row]));
  const factories = [
    ...plan.create.map(({ register }) => ({ id: factoryIdFor(register.registrationKey), register })),
    ...plan.update.map(({ factoryId, register }) => ({ id: factoryId, register })),
  ];
  return [
    ...factories.map((factory): RowChange => {
      const row = importedFactory(byId.get(factory.id), factory);
      return { table: 'factory', id: row.id, row };
    }),
    ...newDifferences(plan).map((difference): RowChange => ({
      table: 'registerDifference',
      id: difference.id,
      row: { ...difference, foundAt },
    })),
  ];
};
