import type { PickStop, RequestLine } from '#data/request-queries.ts';
import { formatLongDate, formatTime } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { requestsMessages } from '#i18n/messages/requests.ts';
import type { PaperBlock, PaperCell, PaperDocument } from '#print/paper-document.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';

export interface PickListPaper {
  readonly officeName: string;
  readonly stops: readonly PickStop[];
  readonly nowMs: number;
  readonly messages: typeof requestsMessages.th;
  readonly language: Language;
}

const ORDER_MM = 9;
const CODE_MM = 47;
const WHO_MM = 34;
const FOUND_MM = 13;

const rowOf = (
  line: RequestLine,
  { number, messages }: { readonly number: number; readonly messages: PickListPaper['messages'] },
): readonly PaperCell[] => [
  String(number),
  { barcode: line.folder.code },
  `${line.factoryName}\n${line.registrationNumber} · ${messages.volume(line.folder.volume)}\n${line.place?.path ?? messages.noPlace}`,
  [
    line.requesterName,
    formatTime(line.request.effectiveAt),
    ...(line.request.urgency === 'visitor-waiting' ? [messages.visitorWaiting] : []),
  ].join('\n'),
  '',
];

/** The walk on paper, cabinet by cabinet, with a barcode for each folder so that the list itself can be scanned. */
export const pickListPaper = ({ officeName, stops, nowMs, messages, language }: PickListPaper): PaperDocument => {
  const { order, code, folder, who, found } = messages.paperColumns;
  const columns = [
    { title: order, widthMm: ORDER_MM, align: 'center' },
    { title: code, widthMm: CODE_MM, align: 'center' },
    { title: folder },
    { title: who, widthMm: WHO_MM },
    { title: found, widthMm: FOUND_MM, align: 'center' },
  ] as const;
  let number = 0;
  const blocks = stops.flatMap(({ path, lines }): readonly PaperBlock[] => [
    { kind: 'heading', text: path ?? messages.noPlace },
    {
      kind: 'table',
      columns,
      rows: lines.map((line) => {
        number += 1;
        return rowOf(line, { number, messages });
      }),
    },
  ]);
  const date = formatLongDate(isoDateAt(nowMs), language);
  const under = messages.paperUnder(date, formatTime(nowMs), number);
  return {
    title: messages.paperTitle,
    pageHead: officeName,
    pageNumber: messages.paperPage,
    blocks: [
      { kind: 'title', text: messages.paperTitle, under },
      ...blocks,
      { kind: 'signatures', people: [messages.paperSign] },
    ],
  };
};
