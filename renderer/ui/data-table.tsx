import type { MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useIsNarrow, useIsTight } from './use-is-narrow.ts';
import { useRowList } from './use-row-list.ts';
import styles from './data-table.module.css';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** A column that explains itself to the eye, such as one of check boxes, only says its title. */
  readonly isTitleOnlySpoken?: boolean;
  /** A CSS grid track, e.g. `2fr`, `140px`. */
  readonly width: string;
  readonly align?: 'start' | 'end';
  /** A phone has no room for it: what it says stands on the page behind the row too. */
  readonly isWideOnly?: boolean;
  /** Left out where room is short (`useIsTight`), so that what remains can be read. */
  readonly isRoomyOnly?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Survives a refresh of the rows. */
  readonly selectedKey?: string | undefined;
  readonly onSelect?: (row: Row) => void;
  /** Enter or a double press. */
  readonly onOpen?: (row: Row) => void;
  /** The space bar: marks the row and moves nothing. */
  readonly onToggle?: (row: Row) => void;
  readonly rowTestId?: (row: Row) => string;
  /** Shown instead of the rows when there are none. */
  readonly empty?: ReactNode;
  /** Tallest it may grow, in px; it scrolls from there on. */
  readonly maxHeightPx?: number;
  readonly testId?: string;
}

const tracksOf = <Row,>(columns: readonly DataColumn<Row>[]): string => columns.map((column) => column.width).join(' ');

interface DataRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly DataColumn<Row>[];
  readonly id: string;
  readonly index: number;
  readonly isActive: boolean;
  readonly testId: string | undefined;
  readonly onSelect: (by: 'finger' | 'other') => void;
  readonly onOpen: () => void;
}

/** A finger has no second click: its tap opens, where the table has no other use for a chosen row. */
const pressedBy = ({ nativeEvent }: MouseEvent): 'finger' | 'other' =>
  'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch' ? 'finger' : 'other';

const DataRow = <Row,>({ row, columns, id, index, isActive, testId, onSelect, onOpen }: DataRowProps<Row>) => (
  <tr
    id={id}
    aria-rowindex={index + 2}
    aria-selected={isActive}
    className={styles.row}
    style={{ gridTemplateColumns: tracksOf(columns) }}
    data-testid={testId}
    onClick={(event) => onSelect(pressedBy(event))}
    onDoubleClick={onOpen}
  >
    {columns.map((column) => (
      <td key={column.id} className={classNames(styles.cell, column.align === 'end' && styles.end)}>
        {column.cell(row)}
      </td>
    ))}
  </tr>
);

const DEFAULT_HEIGHT_PX = 432;
/** A list of rows that draws only what is seen, moved through by arrow keys; the selected row is the one that acts. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { rows, rowKey, onOpen } = props;
  const isNarrow = useIsNarrow();
  const isTight = useIsTight();
  const columns = props.columns.filter(
    ({ isWideOnly = false, isRoomyOnly = false }) => !(isNarrow && isWideOnly) && !(isTight && isRoomyOnly),
  );
  const { shown, activeIndex, select, gridProps, bodyProps, rowId } = useRowList({
    rows,
    rowKey,
    selectedKey: props.selectedKey,
    heightPx: props.maxHeightPx ?? DEFAULT_HEIGHT_PX,
    onSelect: props.onSelect,
    onOpen,
    onToggle: props.onToggle,
  });
  return (
    <table className={styles.table} aria-label={props.label} data-testid={props.testId} {...gridProps}>
      <thead>
        <tr className={classNames(styles.row, styles.head)} style={{ gridTemplateColumns: tracksOf(columns) }}>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classNames(styles.title, column.align === 'end' && styles.end)}>
              {column.isTitleOnlySpoken === true ? <span className={styles.spoken}>{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={styles.rows} {...bodyProps}>
        <tr className={styles.space} style={{ height: shown.beforePx }} aria-hidden="true" />
        {rows.slice(shown.first, shown.end).map((row, offset) => (
          <DataRow
            key={rowKey(row)}
            row={row}
            columns={columns}
            id={rowId(shown.first + offset)}
            index={shown.first + offset}
            isActive={shown.first + offset === activeIndex}
            testId={props.rowTestId?.(row)}
            onSelect={(by) => {
              select(row);
              if (by === 'finger' && props.onSelect === undefined) onOpen?.(row);
            }}
            onOpen={() => onOpen?.(row)}
          />
        ))}
        <tr className={styles.space} style={{ height: shown.afterPx }} aria-hidden="true" />
        {rows.length === 0 && props.empty !== undefined && (
          <tr className={styles.nothing}>
            <td>{props.empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};
