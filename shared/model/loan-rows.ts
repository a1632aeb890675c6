import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';
import { Role } from './roles.ts';

/** The id of the only row of `loanPolicy`. */
export const LOAN_POLICY_ID = 'loan-policy';

/** The office's rules for lending; one row. */
export const LoanPolicyRow = z.object({
  id: RowId,
  /** Absent = any number. */
  maxFolders: z.number().int().min(1).max(999).exactOptional(),
  loanDays: z.number().int().min(1).max(365),
  approverForRoles: z.array(Role).readonly(),
});
export type LoanPolicyRow = z.output<typeof LoanPolicyRow>;

/** Folders sent to another office with a manifest (บัญชีส่งมอบแฟ้ม). */
export const TransferRow = z.object({
  id: RowId,
  destination: z.string().min(1).max(200),
  letterNumber: z.string().max(60).exactOptional(),
  sentOn: DateOn,
  folderIds: z.array(RowId).min(1).max(200).readonly(),
  createdAt: Instant,
  createdBy: RowId,
  /** When the other office confirmed that it has them. */
  receivedOn: DateOn.exactOptional(),
  receivedBy: z.string().max(120).exactOptional(),
});
export type TransferRow = z.output<typeof TransferRow>;

/** A reminder (หนังสือทวง) that was written to a borrower, and for which folders. */
export const LoanReminderRow = z.object({
  id: RowId,
  borrowerId: RowId,
  folderIds: z.array(RowId).min(1).max(200).readonly(),
  writtenOn: DateOn,
  letterNumber: z.string().max(60).exactOptional(),
  createdAt: Instant,
  createdBy: RowId,
});
export type LoanReminderRow = z.output<typeof LoanReminderRow>;
