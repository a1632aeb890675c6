import { useMemo, useState } from 'react';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { drawLabelSheets } from '#print/sheet-drawing.ts';
import { SheetPreview } from '#print/sheet-preview.tsx';
import { cellOrigin, cellsPerSheet, labelsOnSheet, sheetsNeeded, type LabelStock } from '#shared/domain/label-sheet.ts';
import { Button } from '#ui/button.tsx';
import type { PaperChoice } from './use-paper-choice.ts';
import styles from './labels.module.css';

export interface SheetPanelProps {
  readonly contents: readonly LabelContent[];
  readonly startCell: number;
  readonly onStartCell: (cell: number) => void;
  readonly fonts: PaperFonts | undefined;
  readonly paper: Pick<PaperChoice, 'stock' | 'style' | 'refusal'>;
}

const percent = (partMm: number, wholeMm: number): string => `${(partMm / wholeMm) * 100}%`;

const cellStyle = (stock: LabelStock, cell: number): Readonly<Record<'left' | 'top' | 'width' | 'height', string>> => {
  const { xMm, yMm } = cellOrigin(stock, cell);
  const { widthMm, heightMm } = stock.page;
  return {
    left: percent(xMm, widthMm),
    top: percent(yMm, heightMm),
    width: percent(stock.cell.widthMm, widthMm),
    height: percent(stock.cell.heightMm, heightMm),
  };
};

interface StartCellsProps extends Pick<SheetPanelProps, 'startCell' | 'onStartCell'> {
  readonly stock: LabelStock;
}

const StartCells = ({ stock, startCell, onStartCell }: StartCellsProps) => {
  const messages = useMessages(labelsMessages);
  return Array.from({ length: cellsPerSheet(stock) }, (_, cell) => (
    <button
      key={cell}
      type="button"
      className={styles.cell}
      style={cellStyle(stock, cell)}
      aria-pressed={cell === startCell}
      aria-label={messages.startAt(String(cell + 1))}
      data-used={cell < startCell}
      data-testid={`label-cell-${cell}`}
      onClick={() => onStartCell(cell)}
    />
  ));
};

/** The sheet as it will come out of the printer; pressing a cell says where the unused labels begin. */
export const SheetPanel = ({ contents, startCell, onStartCell, fonts, paper }: SheetPanelProps) => {
  const { stock, style, refusal } = paper;
  const messages = useMessages(labelsMessages);
  const [wanted, setWanted] = useState(0);
  const sheets = sheetsNeeded(stock, contents.length, startCell);
  const sheet = Math.max(0, Math.min(wanted, sheets - 1));
  const drawing = useMemo(() => {
    if (!fonts || refusal?.type === 'label-too-small') return undefined;
    // One sheet only: five thousand labels are drawn when they are printed, not while somebody looks.
    const { from, to } = labelsOnSheet(stock, { sheet, startCell, count: contents.length });
    const options = { stock, style, startCell: sheet === 0 ? startCell : 0, measure: fonts.measure };
    return drawLabelSheets(contents.slice(from, to), options)[0];
  }, [contents, startCell, sheet, fonts, stock, style, refusal]);
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
      <div className={styles.paper} translate="no" data-testid="label-preview">
        {drawing && (
          <SheetPreview drawing={drawing} page={stock.page} label={messages.preview} className={styles.drawing} />
        )}
        {sheet === 0 && <StartCells stock={stock} startCell={startCell} onStartCell={onStartCell} />}
      </div>
      <p className={styles.hint}>{messages.startHint}</p>
    </section>
  );
};
