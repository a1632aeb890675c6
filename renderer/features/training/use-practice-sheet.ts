import { trainingMessages } from '#i18n/messages/training.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { officeOf } from '#data/factory-queries.ts';
import { makeSheetPdf } from '#print/make-sheet-pdf.ts';
import { PLAIN_STYLE } from '#print/sheet-drawing.ts';
import { useServices } from '#services/services.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { A4_24_LABELS } from '#shared/domain/label-sheet.ts';
import { NO_CALIBRATION } from '#shared/domain/printer-calibration.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** People, shelves and folders of the practice office, one A4 sheet. */
const practiceLabels = (rows: ReadModel, title: string): readonly LabelContent[] => {
  const common = { number: title, corner: '', foot: officeOf(rows)?.name ?? '' };
  const people = [...rows.all('staff').values()].map(({ badgeCode, name }) => ({
    kind: 'person' as const,
    code: badgeCode,
    heading: name,
    ...common,
  }));
  const shelves = [...rows.all('location').values()]
    .filter(({ kind }) => kind === 'shelf')
    .map(({ code, path }) => ({ kind: 'place' as const, code, heading: path, ...common }));
  const folders = [...rows.all('folder').values()].map(({ code, subjectId }) => ({
    kind: 'folder' as const,
    code,
    heading: rows.get('factory', subjectId)?.register.name ?? '',
    ...common,
  }));
  return [...people, ...shelves, ...folders];
};

/** Saves the sheet of practice barcodes, made as every label sheet is. */
export const usePracticeSheet = (): (() => Promise<void>) => {
  const messages = useMessages(trainingMessages);
  const { data, host } = useServices();
  return async () => {
    const pdf = await makeSheetPdf(
      {
        kind: 'labels',
        labels: practiceLabels(data.rows, messages.mode),
        stock: A4_24_LABELS,
        startCell: 0,
        style: PLAIN_STYLE,
        calibration: NO_CALIBRATION,
        title: messages.printTitle,
      },
      () => undefined,
    ).done;
    if (pdf.ok) await host.files.save(messages.printFile, new Uint8Array(await pdf.value.arrayBuffer()));
  };
};
