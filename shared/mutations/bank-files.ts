import { z } from 'zod';
import { checkBankFile, LARGEST_BANK_FILE_BYTES, type CheckedBankFile } from '../domain/checked-bank-file.ts';
import { maskName } from '../domain/mask-name.ts';
import { decodeBase64 } from '../lib/base64.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { derivedRowId, RowId } from '../model/ids.ts';
import type { BankEventRow, BankFileRow } from '../model/money-rows.ts';
import type { OfficeRow } from '../model/office-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { foldMoney } from './fold-money.ts';
import { foreseeMoney } from './foresee-money.ts';
import type { Tx } from './tx.ts';

const LARGEST_BASE64 = Math.ceil(LARGEST_BANK_FILE_BYTES / 3) * 4;

/** The id of a file: the same bytes are the same file. */
export const bankFileIdFor = (sha256: string): string => derivedRowId('bank-file', sha256);

/** The billers whose money is the office's: today's and those of before, whose letters still lie in drawers. */
export const billerIdsOf = (office: OfficeRow | undefined): ReadonlySet<string> =>
  new Set([...(office?.biller ? [office.biller.billerId] : []), ...(office?.formerBillerIds ?? [])]);

type FileLine = Extract<BankEventRow, { readonly kind: 'file-line' }>;

/** The lines of a file as what the bank said. */
const eventsOf = (file: CheckedBankFile, receivedAt: string): readonly FileLine[] => {
  const fileId = bankFileIdFor(file.sha256);
  return file.lines.map((line): FileLine => {
    const payerMasked = maskName(line.customerName);
    return {
      id: derivedRowId(fileId, `${line.record}`),
      kind: 'file-line',
      fileId,
      line: line.record,
      movement: line.meaning,
      bank: file.bank,
      billerId: line.billerId,
      ref1: line.ref1,
      ...(line.ref2 === '' ? {} : { ref2: line.ref2 }),
      satang: line.satang,
      paidAtMs: line.paidAtMs,
      channel: line.transactionCode === '' ? 'bank' : line.transactionCode,
      receivedAt,
      ...(payerMasked === undefined ? {} : { payerMasked }),
    };
  });
};

const eventsOfReplaced = async (tx: Tx, replacesId: string | undefined): Promise<readonly BankEventRow[]> =>
  replacesId === undefined ? [] : tx.bankEvent.list('fileId', replacesId);

const rowOf = (
  file: CheckedBankFile,
  about: Pick<BankFileRow, 'id' | 'fileName' | 'importedAt' | 'importedBy' | 'entry'>,
): BankFileRow => {
  const { lines: _lines, ...facts } = file;
  return { ...facts, ...about };
};

/** The file that counts for the day; a person who replaces it must have named it. */
const checkReplaced = async (
  tx: Tx,
  file: { readonly id: string; readonly dayKey: string },
  replacesId: string | undefined,
): Promise<Result<BankFileRow | undefined, DomainError>> => {
  const known = await tx.bankFile.get(file.id);
  if (known && known.replaced === undefined) return err({ type: 'bank-file-known', fileId: file.id });
  const ofDay = await tx.bankFile.list('dayKey', file.dayKey);
  const counting = ofDay.find(({ replaced }) => replaced === undefined);
  if (counting && counting.id !== replacesId) return err({ type: 'bank-file-day-taken', fileId: counting.id });
  return ok(counting);
};

/**
 * Takes over the bank's file of a day, whole or not at all, from its raw bytes; the PC checks it, and the centre checks the
 * same bytes again, makes its lines bank events and folds the money of every reference in it. Another file of the same
 * bank, account, day and service takes the place of the one before only when a person names that one.
 */
export const importBankFile = defineMutation({
  name: 'import-bank-file',
  version: 1,
  args: z.object({
    officeId: RowId,
    fileName: z.string().min(1).max(200),
    contentBase64: z.string().min(1).max(LARGEST_BASE64),
    replacesId: RowId.exactOptional(),
  }),
  by: FINANCE_ROLES,
  async foresee(tx, args) {
    const bytes = decodeBase64(args.contentBase64);
    const checked = bytes && checkBankFile(bytes, billerIdsOf(await tx.office.get(args.officeId)));
    if (checked?.ok !== true) return;
    const gone = await eventsOfReplaced(tx, args.replacesId);
    await Promise.all([
      ...eventsOf(checked.value, '').map((told) => foreseeMoney(tx, told.ref1, told)),
      ...[...new Set(gone.map(({ ref1 }) => ref1))].map((ref1) => foreseeMoney(tx, ref1)),
    ]);
  },
  async apply(tx, args, event) {
    const bytes = decodeBase64(args.contentBase64);
    if (!bytes) return err({ type: 'input-invalid', issues: [{ path: 'contentBase64', message: 'not base64' }] });
    const checked = checkBankFile(bytes, billerIdsOf(await tx.office.get(args.officeId)));
    if (!checked.ok) return checked;
    const file = checked.value;
    const id = bankFileIdFor(file.sha256);
    const before = await checkReplaced(tx, { id, dayKey: file.dayKey }, args.replacesId);
    if (!before.ok) return before;
    const at = event.occurredAt;
    if (before.value) await tx.bankFile.put({ ...before.value, replaced: { byFileId: id, at } });
    const entry = { clientId: event.clientId, seq: event.seq };
    const { fileName } = args;
    await tx.bankFile.put(rowOf(file, { id, fileName, importedAt: at, importedBy: event.actorId, entry }));
    if (!event.authority) return ok();
    for (const told of eventsOf(file, at)) await tx.bankEvent.put(told);
    const gone = await eventsOfReplaced(tx, before.value?.id);
    const references = new Set([...gone, ...file.lines].map(({ ref1 }) => ref1));
    for (const ref1 of references) await foldMoney(tx, ref1, at);
    return ok();
  },
});
