import { err, ok, type Result } from '#shared/lib/result.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { nextFreeCode } from './leased-codes.ts';
import type { MutateError, MutationCall, OfficeData } from './office-data.ts';
import { subjectById } from './subject-queries.ts';

/** The most that one `register-folders` takes. */
const BATCH = 200;

interface NewFolder {
  readonly id: string;
  readonly code: string;
  readonly series: string;
  readonly subjectId: string;
  readonly volume: number;
}

/** Factories of the register that have no folder yet; those struck off keep whatever they have and get none anew. */
export const factoriesWithoutFolder = (data: OfficeData): readonly FactoryRow[] =>
  [...data.rows.all('factory').values()].filter(
    ({ id, officeStatus }) => officeStatus !== 'struck-off' && data.rows.list('folder', 'subjectId', id).length === 0,
  );

const nextVolume = (data: OfficeData, subjectId: string): number =>
  data.rows.list('folder', 'subjectId', subjectId).reduce((highest, { volume }) => Math.max(highest, volume), 0) + 1;

const newFolder = (data: OfficeData, subjectId: string): Result<NewFolder, MutateError> => {
  const subject = subjectById(data.rows, subjectId);
  if (!subject) return err({ type: 'record-subject-unknown', subjectId });
  const code = nextFreeCode(data, 'folder');
  if (!code.ok) return code;
  const volume = nextVolume(data, subjectId);
  // Two PCs that register the same volume offline make the same row, not two folders.
  const id = derivedRowId('folder', subjectId, String(volume));
  return ok({ id, code: code.value, series: subject.series, subjectId, volume });
};

/**
 * Registers the next volume of each factory or other subject with a code from the numbers leased to this PC, all in one commit. Gives how
 * many were registered: fewer than asked for when the leased numbers ran out (the next block is on its way), an error
 * when there was none at all.
 */
export const registerNextVolumes = async (
  data: OfficeData,
  subjectIds: readonly string[],
): Promise<Result<number, MutateError>> => {
  const folders: NewFolder[] = [];
  for (const subjectId of subjectIds) {
    const folder = newFolder(data, subjectId);
    if (!folder.ok && folders.length === 0) return folder;
    if (!folder.ok) break;
    folders.push(folder.value);
  }
  const calls = Array.from({ length: Math.ceil(folders.length / BATCH) }, (_, index): MutationCall => ({
    name: 'register-folders',
    args: { folders: folders.slice(index * BATCH, (index + 1) * BATCH) },
  }));
  const stored = await data.mutateAll(calls);
  return stored.ok ? ok(folders.length) : stored;
};
