import { useEffect, useId, useRef } from 'react';
import type { FoundSubject } from '#data/folder-queries.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { FinderInput } from '#ui/finder-input.tsx';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { OptionList } from '#ui/option-list.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { type SearchHandlers, useSearch } from './use-search.ts';
import { WhereChip } from './where-chip.tsx';
import styles from './search-box.module.css';

export interface SearchBoxProps extends SearchHandlers {
  /** The next thing anybody will do is search: between two visitors. */
  readonly isWanted: boolean;
}

const FoundLine = ({ one }: { readonly one: FoundSubject }) => {
  const messages = useMessages(counterMessages);
  return (
    <>
      <span className={styles.name}>{one.title}</span>
      <span className={styles.number}>{one.number}</span>
      <span className={styles.place}>{one.lines.at(-1)}</span>
      <span className={styles.folders}>
        {one.where ? <WhereChip where={one.where} /> : messages.folders(one.folderCount)}
      </span>
    </>
  );
};

/**
 * The one box: a scan, any number, any part of a name. Results appear while typing, arrow keys move among them, Enter
 * opens, Esc empties.
 */
export const SearchBox = ({ isWanted, ...props }: SearchBoxProps) => {
  const messages = useMessages(counterMessages);
  const { query, isOpen, found, active, count, type, open, onKeyDown } = useSearch(props);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const focus = (): void => input.current?.select();
  useEffect(() => {
    if (isWanted) input.current?.focus();
  }, [isWanted]);
  useShortcuts([{ key: '/', run: focus }]);
  return (
    <search className={styles.search}>
      <Icon name="search" />
      <FinderInput
        inputRef={input}
        className={styles.input}
        label={messages.searchLabel}
        placeholder={messages.searchPlaceholder}
        listId={listId}
        active={found.length > 0 ? active : undefined}
        isOpen={isOpen}
        query={query}
        onType={type}
        onKeyDown={onKeyDown}
        testId="search-box"
      />
      <KeyHint>/</KeyHint>
      {isOpen && (
        <div className={styles.results} data-testid="search-results">
          <OptionList
            id={listId}
            label={messages.results}
            items={found}
            active={active}
            itemKey={(one) => `${one.subjectId}/${one.folderId ?? ''}`}
            itemTestId={(_, index) => `search-result-${index}`}
            itemClass={styles.result}
            onChoose={open}
          >
            {(one) => <FoundLine one={one} />}
          </OptionList>
          <output className={styles.count}>
            {found.length === 0
              ? `${messages.noResult} · ${messages.noResultHint}`
              : count !== undefined && messages.resultCount(count)}
          </output>
        </div>
      )}
    </search>
  );
};
