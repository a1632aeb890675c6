import { useState } from 'react';
import { paperMessages } from '#i18n/messages/paper.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { withOwnStock } from '#print/paper-settings.ts';
import { designLabel } from '#shared/domain/label-design.ts';
import {
  cellOrigin,
  cellsPerSheet,
  stockFaults,
  stockFromMeasures,
  type LabelStock,
  type MeasuredSheet,
} from '#shared/domain/label-sheet.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { NumberFields } from './number-fields.tsx';
import type { PaperChoice } from './use-paper-choice.ts';
import { type NumberForm, useNumberForm } from './use-number-form.ts';
import styles from './paper-panel.module.css';

type Measure = keyof MeasuredSheet;

const MEASURES: readonly Measure[] = [
  'columns',
  'rows',
  'cellWidthMm',
  'cellHeightMm',
  'leftMm',
  'topMm',
  'lastLeftMm',
  'lastTopMm',
];

/** The chosen sheet as somebody would have measured it: most sheets differ from a known one in little. */
const measuresOf = (stock: LabelStock): Readonly<Record<Measure, string>> => {
  const last = cellOrigin(stock, cellsPerSheet(stock) - 1);
  return {
    columns: String(stock.columns),
    rows: String(stock.rows),
    cellWidthMm: String(stock.cell.widthMm),
    cellHeightMm: String(stock.cell.heightMm),
    leftMm: String(stock.leftMm),
    topMm: String(stock.topMm),
    lastLeftMm: last.xMm.toFixed(2),
    lastTopMm: last.yMm.toFixed(2),
  };
};

const measuredStock = (form: NumberForm<Measure>): LabelStock => {
  const sheet: MeasuredSheet = {
    columns: form.number('columns'),
    rows: form.number('rows'),
    cellWidthMm: form.number('cellWidthMm'),
    cellHeightMm: form.number('cellHeightMm'),
    leftMm: form.number('leftMm'),
    topMm: form.number('topMm'),
    lastLeftMm: form.number('lastLeftMm'),
    lastTopMm: form.number('lastTopMm'),
  };
  const { columns, rows, cellWidthMm, cellHeightMm } = sheet;
  return stockFromMeasures(`own-${columns}x${rows}-${cellWidthMm}x${cellHeightMm}`, sheet);
};

/** A sheet that is in no list: measured with a ruler once, known on this PC from then on. */
export const MeasureSheetDialog = ({
  paper,
  onClose,
}: {
  readonly paper: PaperChoice;
  readonly onClose: () => void;
}) => {
  const messages = useMessages(paperMessages);
  const form = useNumberForm(() => measuresOf(paper.stock));
  const [problem, setProblem] = useState<string>();
  const save = (): void => {
    const stock = measuredStock(form);
    const [fault] = stockFaults(stock);
    if (fault) return setProblem(messages.stockFaults[fault]);
    const design = designLabel({ kind: 'folder', cell: stock.cell, ...paper.style });
    if (!design.ok) {
      const { leastWidthMm, leastHeightMm } = design.error;
      return setProblem(messages.tooSmall(String(leastWidthMm), String(leastHeightMm)));
    }
    paper.change(withOwnStock(paper.settings, stock));
    onClose();
  };
  return (
    <ActionDialog
      title={messages.measureTitle}
      onClose={onClose}
      testId="measure-dialog"
      cancel={messages.cancel}
      confirm={messages.save}
      icon="check"
      shortcut="F8"
      onConfirm={save}
      confirmTestId="measure-save"
    >
      <div className={styles.form}>
        <p>{messages.measureHow}</p>
        <NumberFields
          form={form}
          names={MEASURES}
          labels={messages.measures}
          problemOf={(name) => (Number.isNaN(form.number(name)) ? messages.notANumber : undefined)}
          testId="measure"
        />
        {problem !== undefined && (
          <p role="alert" data-testid="measure-problem">
            {problem}
          </p>
        )}
      </div>
    </ActionDialog>
  );
};
