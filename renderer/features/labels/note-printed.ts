import type { MutateError } from '#data/office-data.ts';
import { browserRandom } from '#services/browser-random.ts';
import type { Services } from '#services/services.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { LabelTarget, ReprintReason } from '#shared/model/label-rows.ts';

/** Why labels are printed once more, and which run they continue; empty for labels printed the first time. */
export interface PrintLog {
  readonly reason?: ReprintReason;
  readonly note?: string;
  readonly resumesRunId?: string;
}

/** Twenty sheets of 24 labels, so that the parts of a long run end with a sheet. */
const LABELS_A_BATCH = 480;

/** Notes in one commit which labels came out and where; labels that stand for no folder are not noted. */
export const notePrinted = async (
  services: Services,
  printed: { readonly folderIds: readonly string[]; readonly log: PrintLog },
  target: LabelTarget,
): Promise<Result<void, MutateError>> => {
  const { folderIds, log } = printed;
  if (folderIds.length === 0) return ok();
  const runId = makeRowId(services.nowMs(), browserRandom);
  const parts = Array.from({ length: Math.ceil(folderIds.length / LABELS_A_BATCH) }, (_, part) => part);
  const noted = await services.data.mutateAll(
    parts.map((part) => ({
      name: 'print-labels',
      args: {
        ...log,
        runId,
        part,
        folderIds: folderIds.slice(part * LABELS_A_BATCH, (part + 1) * LABELS_A_BATCH),
        target,
      },
    })),
  );
  return noted.ok ? ok() : noted;
};
