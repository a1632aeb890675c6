import type { HTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './option-list.module.css';

export interface OptionListProps<Item> {
  /** The field that keeps the focus points here by `aria-controls`, and to an option by `optionId`. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly active: number;
  readonly itemKey: (item: Item) => string;
  readonly onChoose: (item: Item) => void;
  readonly itemTestId?: (item: Item, index: number) => string;
  readonly itemClass?: string | undefined;
  readonly children: (item: Item) => ReactNode;
}

/** The id of an option, for `aria-activedescendant`. */
export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

const listProps: HTMLAttributes<HTMLElement> = { role: 'listbox' };

/** The field keeps the focus and its keys; a press on an option must not take it away. */
const optionProps = (isActive: boolean, onChoose: () => void): HTMLAttributes<HTMLElement> => ({
  role: 'option',
  'aria-selected': isActive,
  onMouseDown: (event) => event.preventDefault(),
  onClick: onChoose,
});

/** The options under a field, as the ARIA combobox pattern has them: the focus stays in the field. */
export const OptionList = <Item,>(props: OptionListProps<Item>) => (
  <div id={props.id} className={styles.list} aria-label={props.label} {...listProps}>
    {props.items.map((item, index) => (
      <div
        key={props.itemKey(item)}
        id={optionId(props.id, index)}
        className={classNames(styles.option, props.itemClass)}
        data-testid={props.itemTestId?.(item, index)}
        {...optionProps(index === props.active, () => props.onChoose(item))}
      >
        {props.children(item)}
      </div>
    ))}
  </div>
);
