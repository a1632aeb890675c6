import { derivedRowId } from '../model/ids.ts';
import type { Tx } from './tx.ts';

/** The id of the sign-off of a calendar day. */
export const reconciliationIdFor = (on: string): string => derivedRowId('reconciliation', on);

/** Opens a signed day again because its money has changed since; who signed what stays. */
export const reopenDay = async (tx: Tx, on: string, at: string): Promise<void> => {
  const known = await tx.reconciliationDay.get(reconciliationIdFor(on));
  if (known?.state.kind === 'signed') await tx.reconciliationDay.put({ ...known, state: { kind: 'reopened', at } });
};
