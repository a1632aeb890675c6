import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/**
 * A key of the office for files that leave a PC (work carried by hand, backups): 256 bits, AES-GCM. Made by the centre,
 * given to enrolled PCs by sync and to nobody else. Older ones stay, so that older files can be opened.
 */
export const OfficeKeyRow = z.object({
  id: RowId,
  keyBase64: z.base64().length(44),
  madeAt: Instant,
});
export type OfficeKeyRow = z.output<typeof OfficeKeyRow>;
