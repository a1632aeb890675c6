import { z } from 'zod';
import { Instant } from '#shared/model/office-rows.ts';

/** How many rows a table has, and one number over all of them whatever their order. */
export const TableDigest = z.object({ rows: z.number().int().min(0), digest: z.string() });
export type TableDigest = z.output<typeof TableDigest>;

/** What stands beside a backup: what it must be, bit for bit, and what must be in the tables once it is restored. */
export const Manifest = z.object({
  format: z.literal('faem-backup@1'),
  engine: z.enum(['postgres', 'pglite']),
  takenAt: Instant,
  /** The last step of the schema. */
  schemaStep: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  tables: z.record(z.string(), TableDigest),
});
export type Manifest = z.output<typeof Manifest>;

/** The manifest of the backup in this file. */
export const manifestFileOf = (file: string): string => `${file}.json`;

/** Why nothing was backed up or restored, in words for the operator. */
export interface BackupFailed {
  readonly type: 'backup-failed';
  readonly problem: string;
}
