import { useMemo, useState } from 'react';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { drawLabelSheets } from '#print/sheet-drawing.ts';
import { SheetPreview } from '#print/sheet-preview.tsx';
import { A4_24_LABELS, cellOrigin, cellsPerSheet, sheetsNeeded } from '#shared/domain/label-sheet.ts';
import { Button } from '#ui/button.tsx';
import styles from './labels.module.css';

export interface SheetPanelProps {
  readonly contents: readonly LabelContent[];
  readonly startCell: number;
  readonly onStartCell: (cell: number) => void;
  readonly fonts: PaperFonts | undefined;
}

const STOCK = A4_24_LABELS;
const CELLS = Array.from({ length: cellsPerSheet(STOCK) }, (_, cell) => cell);

const percent = (partMm: number, wholeMm: number): string => `${(partMm / wholeMm) * 100}%`;

const cellStyle = (cell: number): Readonly<Record<'left' | 'top' | 'width' | 'height', string>> => {
  const { xMm, yMm } = cellOrigin(STOCK, cell);
  const { widthMm, heightMm } = STOCK.page;
  return {
    left: percent(xMm, widthMm),
    top: percent(yMm, heightMm),
    width: percent(STOCK.cell.widthMm, widthMm),
    height: percent(STOCK.cell.heightMm, heightMm),
  };
};

/** The labels of one sheet only: five thousand labels are drawn when they are printed, not while somebody looks. */
const labelsOnSheet = (
  contents: readonly LabelContent[],
  startCell: number,
  sheet: number,
): readonly LabelContent[] => {
  const perSheet = cellsPerSheet(STOCK);
  const from = sheet === 0 ? 0 : sheet * perSheet - startCell;
  return contents.slice(from, (sheet + 1) * perSheet - startCell);
};

const StartCells = ({ startCell, onStartCell }: Pick<SheetPanelProps, 'startCell' | 'onStartCell'>) => {
  const messages = useMessages(labelsMessages);
  return CELLS.map((cell) => (
    <button
      key={cell}
      type="button"
      className={styles.cell}
      style={cellStyle(cell)}
      aria-pressed={cell === startCell}
      aria-label={messages.startAt(String(cell + 1))}
      data-used={cell < startCell}
      data-testid={`label-cell-${cell}`}
      onClick={() => onStartCell(cell)}
    />
  ));
};

/** The sheet as it will come out of the printer; pressing a cell says where the unused labels begin. */
export const SheetPanel = ({ contents, startCell, onStartCell, fonts }: SheetPanelProps) => {
  const messages = useMessages(labelsMessages);
  const [wanted, setWanted] = useState(0);
  const sheets = sheetsNeeded(STOCK, contents.length, startCell);
  const sheet = Math.max(0, Math.min(wanted, sheets - 1));
  const drawing = useMemo(() => {
    const shown = labelsOnSheet(contents, startCell, sheet);
    const first = sheet === 0 ? startCell : 0;
    return fonts && drawLabelSheets(shown, { stock: STOCK, startCell: first, measure: fonts.measure })[0];
  }, [contents, startCell, sheet, fonts]);
  return (
    <section className={styles.sheetPanel} aria-label={messages.preview}>
      <div className={styles.pager}>
        {sheets > 1 && (
          <>
            <Button look="quiet" onPress={() => setWanted(sheet - 1)} isDisabled={sheet === 0}>
              {messages.previous}
            </Button>
            <span data-testid="label-sheet">{messages.sheet(formatCount(sheet + 1), formatCount(sheets))}</span>
            <Button look="quiet" onPress={() => setWanted(sheet + 1)} isDisabled={sheet >= sheets - 1}>
              {messages.next}
            </Button>
          </>
        )}
      </div>
      <div className={styles.paper} data-testid="label-preview">
        {drawing && (
          <SheetPreview drawing={drawing} page={STOCK.page} label={messages.preview} className={styles.drawing} />
        )}
        {sheet === 0 && <StartCells startCell={startCell} onStartCell={onStartCell} />}
      </div>
      <p className={styles.hint}>
        {messages.stock} {messages.startHint}
      </p>
    </section>
  );
};
