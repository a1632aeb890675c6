import { z } from 'zod';
import { RegisterFactory, RegisterStatus } from '../register-feed/register-factory.ts';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** A factory of the office: what the register says, and beside it what the office itself knows. */
export const FactoryRow = z.object({
  id: RowId,
  /** As last imported; an import replaces it and nothing else. */
  register: RegisterFactory,
  /** Names it had before (ชื่อเดิม), newest first, without the present one: people ask for it by what they remember. */
  formerNames: z.array(z.string().min(1)).max(10).readonly().exactOptional(),
  /** The office's own status; an import never overwrites it. */
  officeStatus: RegisterStatus,
  /** Corrections by an officer, each with its reason; they win over the register's figures. */
  correctedHp: z.object({ hpHundredths: z.number().int().nonnegative(), reason: z.string().min(1) }).exactOptional(),
  correctedWorkers: z.object({ workers: z.number().int().nonnegative(), reason: z.string().min(1) }).exactOptional(),
});
export type FactoryRow = z.output<typeof FactoryRow>;

/** A field in which the register and the office disagree, shown for a person to accept or dismiss. */
export const RegisterDifferenceRow = z.object({
  id: RowId,
  factoryId: RowId,
  field: z.string().min(1),
  officeValue: z.string(),
  registerValue: z.string(),
  foundAt: Instant,
});
export type RegisterDifferenceRow = z.output<typeof RegisterDifferenceRow>;
