import {
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type RefAttributes,
  type TableHTMLAttributes,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { rowAfterKey, type RowWindow, rowWindow } from './row-window.ts';

/** Height of a row in px; the style sheet's `--row` is the same. */
export const ROW_PX = 36;

export interface RowListOptions<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey: string | undefined;
  readonly heightPx: number;
  readonly onSelect: ((row: Row) => void) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  /** The space bar. */
  readonly onToggle?: ((row: Row) => void) | undefined;
}

export interface RowList<Row> {
  readonly activeIndex: number;
  readonly shown: RowWindow;
  readonly select: (row: Row) => void;
  /** For the table: the ARIA grid pattern, one tab stop and arrow keys inside. */
  readonly gridProps: TableHTMLAttributes<HTMLTableElement>;
  /** For its body, which scrolls. */
  readonly bodyProps: HTMLAttributes<HTMLTableSectionElement> & RefAttributes<HTMLTableSectionElement>;
  readonly rowId: (index: number) => string;
}

const isOn = (selector: string, { target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.matches(selector);

/** A box or button in a row has a space bar of its own. */
const isToggling = (event: KeyboardEvent): boolean => event.key === ' ' && !isOn('input, button', event);

/** A cell that the column cuts off is read whole where the pointer rests. */
const tellWhole = ({ target }: MouseEvent): void => {
  const cell = target instanceof Element ? target.closest('td') : null;
  if (cell && cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent.trim();
};

/** The behaviour of a long list: which row is active, which rows are drawn, and what the keys do. */
export const useRowList = <Row>(options: RowListOptions<Row>): RowList<Row> => {
  const { rows, rowKey, heightPx, onSelect, onOpen } = options;
  const id = useId();
  const scroller = useRef<HTMLTableSectionElement>(null);
  const [scrollTopPx, setScrollTopPx] = useState(0);
  const [ownKey, setOwnKey] = useState<string | undefined>(undefined);
  const activeKey = options.selectedKey ?? ownKey;
  const activeIndex = rows.findIndex((row) => rowKey(row) === activeKey);

  useEffect(() => {
    const box = scroller.current;
    if (!box || activeIndex < 0) return;
    const topPx = activeIndex * ROW_PX;
    if (topPx < box.scrollTop) box.scrollTop = topPx;
    else if (topPx + ROW_PX > box.scrollTop + box.clientHeight) box.scrollTop = topPx + ROW_PX - box.clientHeight;
  }, [activeIndex]);

  const select = (row: Row): void => {
    setOwnKey(rowKey(row));
    onSelect?.(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // A list of choices in a row keeps its own arrow keys.
    if (isOn('select', event)) return;
    const active = rows[activeIndex];
    const act = event.key === 'Enter' ? onOpen : isToggling(event) ? options.onToggle : undefined;
    if (active !== undefined && act) {
      event.preventDefault();
      act(active);
      return;
    }
    const pageRows = Math.max(1, Math.floor(heightPx / ROW_PX) - 1);
    const target = rowAfterKey(event.key, activeIndex, { rowCount: rows.length, pageRows });
    const row = target === undefined ? undefined : rows[target];
    if (row === undefined) return;
    event.preventDefault();
    select(row);
  };

  const shown = rowWindow({ rowCount: rows.length, rowPx: ROW_PX, scrollTopPx, heightPx });
  const isActiveDrawn = activeIndex >= shown.first && activeIndex < shown.end;
  const rowId = (index: number): string => `${id}-${index}`;
  return {
    activeIndex,
    shown,
    select,
    rowId,
    gridProps: {
      role: 'grid',
      tabIndex: 0,
      'aria-rowcount': rows.length + 1,
      'aria-activedescendant': isActiveDrawn ? rowId(activeIndex) : undefined,
      onKeyDown,
    },
    bodyProps: {
      onMouseOver: tellWhole,
      ref: scroller,
      style: { maxHeight: heightPx },
      onScroll: (event) => setScrollTopPx(event.currentTarget.scrollTop),
    },
  };
};
