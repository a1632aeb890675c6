import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** So many lines of a file stand in one row. */
export const SCAN_FILE_ROW_LINES = 500;

/** One line as the scanner wrote it; `at` is the scanner's own clock, which nobody vouches for. */
export const ScanFileEntry = z.object({
  line: z.number().int().min(1),
  text: z.string().min(1).max(512),
  at: z.string().max(80).exactOptional(),
});

/** A file of a batch scanner as it was taken over (ไฟล์เครื่องสแกน), in parts. Never edited, never dropped. */
export const ScanFileRow = z.object({
  id: RowId,
  fileKey: z.string().regex(/^[0-9a-f]{8}$/),
  fileName: z.string().min(1).max(255),
  part: z.number().int().min(0),
  entries: z.array(ScanFileEntry).min(1).max(SCAN_FILE_ROW_LINES).readonly(),
  takenOverAt: Instant,
  actorId: RowId,
  deviceId: RowId,
});
export type ScanFileRow = z.output<typeof ScanFileRow>;
