import { z } from 'zod';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/**
 * A folder that is looked for (แฟ้มที่หาไม่พบ), shared by everybody who looks. It is over when the folder is scanned
 * anywhere later than `openedAt`, or when somebody gives it up.
 */
export const FolderSearchRow = z.object({
  id: RowId,
  folderId: RowId,
  openedAt: Instant,
  openedBy: RowId,
  /** Places and people that were looked at, each as `place/<id>` or `person/<id>`, in order of text. */
  checked: z.array(z.string().min(1)).readonly(),
  /** Noted when the folder is looked for once more: the scan that had ended this search. */
  foundAt: Instant.exactOptional(),
  givenUpAt: Instant.exactOptional(),
  givenUpBy: RowId.exactOptional(),
});
export type FolderSearchRow = z.output<typeof FolderSearchRow>;
