import { derivedRowId } from '#shared/model/ids.ts';
import type { FactoryRow, RegisterDifferenceRow } from '#shared/model/factory-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import type { ExistingFactory, ImportPlan, RegisterDifference } from '#shared/register-feed/import-plan.ts';
import type { RowChange } from '#shared/sync/ports.ts';

/** The office's factories as the import plan wants to see them. */
export const existingFactories = (rows: readonly FactoryRow[]): readonly ExistingFactory[] =>
  rows.map(({ id, register, officeStatus, correctedHp }) => ({
    id,
    registrationKey: register.registrationKey,
    fid: register.fid,
    register,
    status: officeStatus,
    registerStatus: register.registerStatus,
    ...(correctedHp ? { edited: { hpHundredths: correctedHp.hpHundredths } } : {}),
  }));

const differenceRow = (difference: RegisterDifference, foundAt: string): RegisterDifferenceRow => {
  const isStatus = difference.kind === 'status';
  const field = isStatus ? 'officeStatus' : difference.field;
  return {
    id: derivedRowId('difference', difference.factoryId, field),
    factoryId: difference.factoryId,
    field,
    officeValue: String(isStatus ? difference.officeStatus : difference.officeValue),
    registerValue: String(isStatus ? difference.registerStatus : difference.registerValue),
    foundAt,
  };
};

const asChange = (table: 'factory' | 'registerDifference', row: FactoryRow | RegisterDifferenceRow): RowChange => ({
  table,
  id: row.id,
  row,
});

/**
 * The rows an import plan writes. Only the register's own fields of a known factory change. A difference that the
 * register showed before this import is not raised again: a person has seen it, or has put it aside.
 */
export const changesOfPlan = (
  plan: ImportPlan,
  known: readonly FactoryRow[],
  foundAt: string,
): readonly RowChange[] => {
  const byId = new Map(known.map((row) => [row.id, row]));
  const created = plan.create.map(({ register }): FactoryRow => {
    const id = factoryIdFor(register.registrationKey);
    return { id, register, officeStatus: register.registerStatus ?? 'operating' };
  });
  const updated = plan.update.flatMap(({ factoryId, register }): readonly FactoryRow[] => {
    const before = byId.get(factoryId);
    return before ? [{ ...before, register }] : [];
  });
  const differences = plan.differences
    .filter((difference) => difference.since === 'this-import')
    .map((difference) => differenceRow(difference, foundAt));
  return [
    ...[...created, ...updated].map((row) => asChange('factory', row)),
    ...differences.map((row) => asChange('registerDifference', row)),
  ];
};
