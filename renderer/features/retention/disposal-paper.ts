import { officeOf } from '#data/factory-queries.ts';
import { batchFolders } from '#data/retention-queries.ts';
import { formatDate, formatLongDate, formatReference } from '#i18n/format.ts';
import { retentionTh } from '#i18n/messages/retention.ts';
import type { PaperDocument } from '#print/paper-document.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = retentionTh.paper;

/** The list of papers proposed for destruction (บัญชีหนังสือขอทำลาย), wide, with the places where the committee signs. */
export const disposalDocument = (rows: ReadModel, batch: DisposalBatchRow): PaperDocument => {
  const office = officeOf(rows)?.name ?? '';
  const { column } = words;
  return {
    title: words.title,
    orientation: 'wide',
    pageHead: office,
    pageNumber: { before: words.page, between: words.of },
    blocks: [
      { kind: 'title', text: words.title },
      {
        kind: 'facts',
        lines: [
          [
            { label: words.office, text: office },
            { label: words.date, text: formatLongDate(batch.proposedOn, 'th') },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: column.at, widthMm: 13, align: 'center' },
          { title: column.number, widthMm: 42 },
          { title: column.date, widthMm: 26 },
          { title: column.subject },
          { title: column.volume, widthMm: 13, align: 'center' },
          { title: column.code, widthMm: 34 },
          { title: column.outcome, widthMm: 38 },
        ],
        rows: batchFolders(rows, batch).map(({ folder, title, number, decision }, at) => [
          String(at + 1),
          number,
          folder.closedOn === undefined ? '' : formatDate(folder.closedOn, 'th'),
          title,
          String(folder.volume),
          formatReference(folder.code),
          decision ? retentionTh.outcome[decision.outcome] : '',
        ]),
      },
      {
        kind: 'signatures',
        people: batch.committee.map((name, at) => ({
          before: words.signed,
          after: at === 0 ? words.chair : words.member,
          name,
        })),
      },
      { kind: 'paragraph', text: words.unverified },
    ],
  };
};
