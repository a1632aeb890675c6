import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { paletteMessages } from '#i18n/messages/palette.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Dialog } from '#ui/dialog.tsx';
import { FinderInput } from '#ui/finder-input.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { OptionList, optionId } from '#ui/option-list.tsx';
import { rowAfterKey } from '#ui/row-window.ts';
import { matchItems, type PaletteItem } from './palette-item.ts';
import styles from './palette.module.css';

export interface PaletteProps {
  /** Pages and actions as they are at this moment. */
  readonly items: readonly PaletteItem[];
  /** Factories and folders that the query finds; asked at every key. */
  readonly things: (query: string) => readonly PaletteItem[];
  readonly onClose: () => void;
}

const PAGE_ROWS = 8;

/** Home and End belong to the text; the other keys of a list move in it. */
const rowAfterListKey = (key: string, active: number, rowCount: number): number | undefined =>
  key === 'Home' || key === 'End' ? undefined : rowAfterKey(key, active, { rowCount, pageRows: PAGE_ROWS });

const showOption = (id: string): void => {
  document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
};

const PaletteLine = ({ item: { kind, name, key } }: { readonly item: PaletteItem }) => {
  const messages = useMessages(paletteMessages);
  return (
    <>
      <span className={styles.kind}>{messages.kinds[kind]}</span>
      <span className={styles.name}>{name}</span>
      {key === undefined ? <span /> : <KeyHint>{key}</KeyHint>}
    </>
  );
};

interface PaletteResultsProps {
  readonly listId: string;
  readonly found: readonly PaletteItem[];
  readonly active: number;
  readonly onChoose: (item: PaletteItem) => void;
}

const PaletteResults = ({ listId, found, active, onChoose }: PaletteResultsProps) => {
  const messages = useMessages(paletteMessages);
  return (
    <div className={styles.results}>
      <OptionList
        id={listId}
        label={messages.results}
        items={found}
        active={active}
        itemKey={(item) => item.id}
        itemTestId={(item) => `palette-${item.id}`}
        itemClass={styles.item}
        onChoose={onChoose}
      >
        {(item) => <PaletteLine item={item} />}
      </OptionList>
      {found.length === 0 && <output>{messages.nothing}</output>}
    </div>
  );
};

/** One box for everything: typing filters, arrow keys move, Enter does it, Esc leaves. */
export const Palette = ({ items, things, onClose }: PaletteProps) => {
  const messages = useMessages(paletteMessages);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const found = [...matchItems(items, query), ...things(query)];
  useEffect(() => {
    showOption(optionId(listId, active));
  }, [listId, active]);
  const type = (next: string): void => {
    setQuery(next);
    setActive(0);
  };
  const choose = (item: PaletteItem): void => {
    onClose();
    // The page must be alone again before one of its buttons is pressed.
    requestAnimationFrame(() => item.run());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const item = found[active];
    const next = rowAfterListKey(event.key, active, found.length);
    if (next === undefined && (event.key !== 'Enter' || !item)) return;
    event.preventDefault();
    if (next !== undefined) setActive(next);
    else if (item) choose(item);
  };
  return (
    <Dialog title={messages.title} isOpen onClose={onClose} width="wide" testId="palette">
      <FinderInput
        inputRef={focusAtOnce}
        className={styles.input}
        label={messages.title}
        placeholder={messages.placeholder}
        listId={listId}
        active={found.length > 0 ? active : undefined}
        isOpen
        query={query}
        onType={type}
        onKeyDown={onKeyDown}
        testId="palette-input"
      />
      <PaletteResults listId={listId} found={found} active={active} onChoose={choose} />
    </Dialog>
  );
};
