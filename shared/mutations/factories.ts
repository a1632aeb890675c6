import { z } from 'zod';
import { err, ok } from '../lib/result.ts';
import { RegisterDifferenceRow, type FactoryRow } from '../model/factory-rows.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import { FINANCE_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { RegisterFactory, RegisterStatus } from '../register-feed/register-factory.ts';
import { defineMutation } from './define.ts';
import { importedFactory } from './imported-factories.ts';

/** The id of a factory of an office: the same on every PC that imports the same register. */
export const factoryIdFor = (registrationKey: string): string => derivedRowId('factory', registrationKey);

/**
 * Takes register rows over, up to 200 at once: new factories are made, known ones get the register's own fields.
 * The office's own status is set once, at creation, and never again (the feed is known to be wrong about it).
 */
export const importFactories = defineMutation({
  name: 'import-factories',
  version: 1,
  args: z.object({
    factories: z
      .array(z.object({ id: RowId, register: RegisterFactory }))
      .max(200)
      .readonly(),
    differences: z
      .array(RegisterDifferenceRow.omit({ foundAt: true }))
      .max(200)
      .readonly(),
  }),
  by: OFFICE_ROLES,
  async apply(tx, args, event) {
    for (const { id, register } of args.factories) {
      await tx.factory.put(importedFactory(await tx.factory.get(id), { id, register }));
    }
    for (const difference of args.differences) {
      await tx.registerDifference.put({ ...difference, foundAt: event.occurredAt });
    }
    return ok();
  },
});

/** The office's own word on a field gives way; every other field already is as the register has it. */
const withRegisterValue = (factory: FactoryRow, { field, registerValue }: RegisterDifferenceRow): FactoryRow => {
  if (field === 'officeStatus') {
    const status = RegisterStatus.safeParse(registerValue);
    return status.success ? { ...factory, officeStatus: status.data } : factory;
  }
  const { correctedHp, correctedWorkers, ...uncorrected } = factory;
  if (field === 'hpHundredths') return correctedWorkers ? { ...uncorrected, correctedWorkers } : uncorrected;
  if (field === 'workers') return correctedHp ? { ...uncorrected, correctedHp } : uncorrected;
  return factory;
};

/** A person decides about a difference between register and office: take the register's value, or keep the office's. */
export const settleDifference = defineMutation({
  name: 'settle-difference',
  version: 1,
  args: z.object({ differenceId: RowId, decision: z.enum(['accept-register', 'keep-office']) }),
  by: OFFICE_ROLES,
  async apply(tx, args) {
    const difference = await tx.registerDifference.get(args.differenceId);
    if (!difference) return err({ type: 'difference-unknown', differenceId: args.differenceId });
    const factory = await tx.factory.get(difference.factoryId);
    if (!factory) return err({ type: 'factory-unknown', factoryId: difference.factoryId });
    if (args.decision === 'accept-register') await tx.factory.put(withRegisterValue(factory, difference));
    await tx.registerDifference.remove(difference.id);
    return ok();
  },
});

/** Corrects the number of workers that a fee is assessed on, with a reason; the register's figure stays beside it. */
export const correctWorkers = defineMutation({
  name: 'correct-workers',
  version: 1,
  args: z.object({
    factoryId: RowId,
    workers: z.number().int().nonnegative().max(1_000_000),
    reason: z.string().min(1).max(300),
  }),
  by: FINANCE_ROLES,
  async apply(tx, args) {
    const factory = await tx.factory.get(args.factoryId);
    if (!factory) return err({ type: 'factory-unknown', factoryId: args.factoryId });
    await tx.factory.put({ ...factory, correctedWorkers: { workers: args.workers, reason: args.reason } });
    return ok();
  },
});

/** Corrects the horsepower that a fee is assessed on, with a reason; the register's figure stays beside it. */
export const correctHorsepower = defineMutation({
  name: 'correct-horsepower',
  version: 1,
  args: z.object({
    factoryId: RowId,
    hpHundredths: z.number().int().nonnegative(),
    reason: z.string().min(1).max(300),
  }),
  by: FINANCE_ROLES,
  async apply(tx, args) {
    const factory = await tx.factory.get(args.factoryId);
    if (!factory) return err({ type: 'factory-unknown', factoryId: args.factoryId });
    await tx.factory.put({ ...factory, correctedHp: { hpHundredths: args.hpHundredths, reason: args.reason } });
    return ok();
  },
});
