import { type KeyboardEvent, useMemo } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import fieldStyles from './field.module.css';
import styles from './combo-box.module.css';

export interface ComboChoice {
  readonly id: string;
  readonly label: string;
  /** A second, lighter text, e.g. the role of a person. */
  readonly detail?: string;
}

export interface ComboBoxProps {
  readonly label: string;
  readonly choices: readonly ComboChoice[];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  /** Names the arrow button for a screen reader. */
  readonly openLabel: string;
  readonly emptyText: string;
  readonly error?: string | undefined;
  readonly focus?: 'at-once' | 'on-demand';
  readonly testId?: string;
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

/** Esc closes the list that is open, and does not also leave the page or the dialog. */
const keepEscape = (event: KeyboardEvent<HTMLElement>): void => {
  const isOpen = event.currentTarget.querySelector('[aria-expanded="true"]') !== null;
  if (event.key === 'Escape' && isOpen) event.preventDefault();
};

/** Choosing among many by typing a part of the name; arrow keys move, Enter takes. */
export const ComboBox = (props: ComboBoxProps) => {
  const items = useMemo(() => [...props.choices], [props.choices]);
  return (
    <AriaComboBox
      className={fieldStyles.field ?? ''}
      defaultItems={items}
      selectedKey={props.selectedId ?? null}
      onSelectionChange={(key) => props.onSelect(key === null ? undefined : String(key))}
      defaultFilter={(text, typed) => folded(text).includes(folded(typed))}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={props.error !== undefined}
      {...(props.focus === 'at-once' ? { autoFocus: true } : {})}
    >
      <Label className={fieldStyles.label ?? ''}>{props.label}</Label>
      <div role="presentation" className={styles.box} onKeyDown={keepEscape}>
        <Input className={classNames(fieldStyles.input, styles.input)} data-testid={props.testId} />
        <AriaButton className={styles.open ?? ''} aria-label={props.openLabel}>
          <Icon name="chevron-down" />
        </AriaButton>
      </div>
      {props.error !== undefined && (
        <Text slot="errorMessage" className={classNames(fieldStyles.remark, fieldStyles.error)}>
          {props.error}
        </Text>
      )}
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.empty}>{props.emptyText}</p>}
        >
          {(item: ComboChoice) => (
            <ListBoxItem id={item.id} textValue={item.label} className={styles.item ?? ''}>
              <Text slot="label">{item.label}</Text>
              {item.detail !== undefined && (
                <Text slot="description" className={styles.detail ?? ''}>
                  {item.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
};
