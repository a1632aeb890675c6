import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { derivedRowId } from '#shared/model/ids.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { folderByCode } from './folder-queries.ts';
import type { MutateError, MutationCall, OfficeData } from './office-data.ts';

/** The series of papers that a factory's folders belong to. */
const FACTORY_SERIES = 'factory';
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

const nextVolume = (data: OfficeData, factoryId: string): number =>
  data.rows.list('folder', 'subjectId', factoryId).reduce((highest, { volume }) => Math.max(highest, volume), 0) + 1;

/** The next leased number as a code; one that stands on a folder already, attached from labels of another source, is passed over. */
const nextFreeCode = (data: OfficeData, officeCode: string): Result<string, MutateError> => {
  for (;;) {
    const running = data.nextNumber('folder');
    if (!running.ok) return running;
    const code = makeScanCode('folder', officeCode, running.value);
    if (!folderByCode(data.rows, code)) return ok(code);
  }
};

const newFolder = (data: OfficeData, factoryId: string): Result<NewFolder, MutateError> => {
  const [office] = data.rows.all('office').values();
  if (!office) return err({ type: 'factory-unknown', factoryId });
  const code = nextFreeCode(data, office.provinceCode);
  if (!code.ok) return code;
  const volume = nextVolume(data, factoryId);
  // Two PCs that register the same volume offline make the same row, not two folders.
  const id = derivedRowId('folder', factoryId, String(volume));
  return ok({ id, code: code.value, series: FACTORY_SERIES, subjectId: factoryId, volume });
};

/**
 * Registers the next volume of each factory with a code from the numbers leased to this PC, all in one commit. Gives how
 * many were registered: fewer than asked for when the leased numbers ran out (the next block is on its way), an error
 * when there was none at all.
 */
export const registerNextVolumes = async (
  data: OfficeData,
  factoryIds: readonly string[],
): Promise<Result<number, MutateError>> => {
  const folders: NewFolder[] = [];
  for (const factoryId of factoryIds) {
    const folder = newFolder(data, factoryId);
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
