import { officeOf } from '#data/factory-queries.ts';
import { checkBankFile, LARGEST_BANK_FILE_BYTES, type CheckedBankFile } from '#shared/domain/checked-bank-file.ts';
import type { BankFileProblem } from '#shared/domain/bank-file.ts';
import { encodeBase64 } from '#shared/lib/base64.ts';
import { bankFileIdFor, billerIdsOf } from '#shared/mutations/bank-files.ts';
import type { BankFileRow } from '#shared/model/money-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** A file a person chose, as far as it can be told before anything is stored. */
export type ChosenFile =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly problems: readonly BankFileProblem[] }
  | { readonly kind: 'of-others'; readonly record: number }
  | { readonly kind: 'known'; readonly file: BankFileRow }
  | {
      readonly kind: 'ready';
      readonly fileName: string;
      readonly file: CheckedBankFile;
      readonly contentBase64: string;
      /** The file of the same day that it would replace. */
      readonly replaces: BankFileRow | undefined;
    };

const LONGEST_NAME = 200;

/** Reads and checks a chosen file against what the office has; stores nothing. */
export const readChosenFile = async (file: File, rows: ReadModel): Promise<ChosenFile> => {
  if (file.size > LARGEST_BANK_FILE_BYTES) return { kind: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = checkBankFile(bytes, billerIdsOf(officeOf(rows)));
  if (!checked.ok) {
    return checked.error.type === 'bank-file-refused'
      ? { kind: 'broken', problems: checked.error.problems }
      : { kind: 'of-others', record: checked.error.record };
  }
  const known = rows.get('bankFile', bankFileIdFor(checked.value.sha256));
  if (known && known.replaced === undefined) return { kind: 'known', file: known };
  const ofDay = rows.list('bankFile', 'dayKey', checked.value.dayKey);
  return {
    kind: 'ready',
    fileName: file.name.slice(0, LONGEST_NAME),
    file: checked.value,
    contentBase64: encodeBase64(bytes),
    replaces: ofDay.find(({ replaced }) => replaced === undefined),
  };
};
