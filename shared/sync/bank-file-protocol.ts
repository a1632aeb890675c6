import { z } from 'zod';
import { RowId } from '../model/ids.ts';
import { PersonProof } from './device-protocol.ts';

/** Asking for the bytes of a bank's file as they came; whole names of payers are in it, so a person stands behind it. */
export const BankFileRequest = z.object({ proof: PersonProof, fileId: RowId });
export type BankFileRequest = z.output<typeof BankFileRequest>;
