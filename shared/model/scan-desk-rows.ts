import { z } from 'zod';
import { folderConditions } from '../domain/folder-condition.ts';
import { RowId } from './ids.ts';
import { Instant } from './office-rows.ts';

/** In which state a folder's papers are. */
export const Condition = z.enum(folderConditions);

const noteFacts = {
  id: RowId,
  folderId: RowId,
  /** Corrected time: the device's time plus its offset to the centre, never later than the centre's receipt. */
  effectiveAt: Instant,
  actorId: RowId,
  deviceId: RowId,
};

/** A fact (สภาพแฟ้ม): somebody saw this folder in this condition, or took such a note back. Never edited, never dropped. */
export const ConditionNoteRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noted'), ...noteFacts, condition: Condition }),
  z.object({ kind: z.literal('undone'), ...noteFacts, undoesId: RowId }),
]);
export type ConditionNoteRow = z.output<typeof ConditionNoteRow>;

/** 60 kB of picture as base64. */
export const MAX_PHOTO_CHARACTERS = 80_000;

/** A picture of what carried a parked code; apart from the code, because it is read only when somebody opens it. */
export const ParkedPhotoRow = z.object({
  id: RowId,
  parkedScanId: RowId,
  jpegBase64: z
    .string()
    .min(1)
    .max(MAX_PHOTO_CHARACTERS)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  takenAt: Instant,
  actorId: RowId,
  deviceId: RowId,
});
export type ParkedPhotoRow = z.output<typeof ParkedPhotoRow>;
