import { officeOf } from '#data/factory-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { coverOf } from '#data/loan-queries.ts';
import { formatLongDate } from '#i18n/format.ts';
import { loansTh } from '#i18n/messages/loans.ts';
import type { PaperCell, PaperDocument } from '#print/paper-document.ts';
import type { TransferRow } from '#shared/model/loan-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = loansTh.manifest;

const linesOf = (rows: ReadModel, transfer: TransferRow): readonly (readonly PaperCell[])[] =>
  transfer.folderIds
    .flatMap((id) => rows.get('folder', id) ?? [])
    .map((folder, index) => {
      const { registrationNumber, name, volume, code } = coverOf(rows, folder);
      return [String(index + 1), registrationNumber, name, String(volume), { barcode: code }];
    });

/** The manifest that goes with folders to another office: every barcode, so that they are counted by scanning. */
export const manifestDocument = (rows: ReadModel, transfer: TransferRow): PaperDocument => {
  const { columns } = words;
  const office = officeOf(rows)?.name ?? '';
  return {
    title: words.title,
    pageHead: office,
    pageNumber: { before: words.page, between: words.of },
    blocks: [
      { kind: 'title', text: words.title },
      {
        kind: 'facts',
        lines: [
          [
            { label: words.number, text: transfer.letterNumber ?? '' },
            { label: words.date, text: formatLongDate(transfer.sentOn, 'th') },
          ],
          [{ label: words.from, text: office }],
          [{ label: words.to, text: transfer.destination }],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: columns.number, widthMm: 12, align: 'center' },
          { title: columns.registration, widthMm: 36 },
          { title: columns.name },
          { title: columns.volume, widthMm: 12, align: 'center' },
          { title: columns.code, widthMm: 36, align: 'center' },
        ],
        rows: linesOf(rows, transfer),
        foot: ['', '', words.total(transfer.folderIds.length), '', ''],
      },
      { kind: 'paragraph', text: words.check },
      {
        kind: 'signatures',
        people: [
          { before: words.signed, after: words.sender, name: staffName(rows, transfer.createdBy) },
          { before: words.signed, after: words.receiver },
        ],
      },
    ],
  };
};
