import { type KeyboardEvent, useEffect, useState } from 'react';
import { describeHit, type FoundSubject } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { rowAfterKey } from '#ui/row-window.ts';
import { markSearchPainted } from './painted.ts';
import { useToday } from './use-today.ts';

export interface Search {
  readonly query: string;
  readonly isOpen: boolean;
  readonly found: readonly FoundSubject[];
  readonly active: number;
  /** How many there are; undefined when there are more than are shown. */
  readonly count: number | undefined;
  readonly type: (next: string) => void;
  readonly open: (target: FoundSubject) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export interface SearchHandlers {
  readonly onOpen: (target: { readonly subjectId: string; readonly folderId: string | undefined }) => void;
  /** The first character of a search: a visit begins. */
  readonly onBegin: () => void;
}

const TABLES = ['factory', 'recordSubject', 'folder', 'location', 'notice', 'disposalBatch'] as const;
const SHOWN = 12;
const PAGE_ROWS = 8;

/** The state behind the one box: what is typed, what was found, which result Enter would open. */
export const useSearch = ({ onOpen, onBegin }: SearchHandlers): Search => {
  const { data } = useServices();
  const rows = useRows(TABLES);
  const today = useToday();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const isOpen = query.trim() !== '';
  const hits = isOpen ? data.search(query, SHOWN) : [];
  const found = hits
    .map((hit) => describeHit(rows, hit, today))
    .filter((one): one is FoundSubject => one !== undefined);
  useEffect(() => {
    if (isOpen) markSearchPainted(query);
  }, [query, isOpen]);

  const type = (next: string): void => {
    if (query === '' && next !== '') onBegin();
    setQuery(next);
    setActive(0);
  };
  const open = (target: FoundSubject): void => {
    setQuery('');
    onOpen(target);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const target = found[active];
    if (event.key === 'Enter' && target !== undefined) {
      event.preventDefault();
      event.currentTarget.blur();
      open(target);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (query === '') event.currentTarget.blur();
      else type('');
    } else if (event.key !== 'Home' && event.key !== 'End') {
      const next = rowAfterKey(event.key, active, { rowCount: found.length, pageRows: PAGE_ROWS });
      if (next === undefined) return;
      event.preventDefault();
      setActive(next);
    }
  };
  return { query, isOpen, found, active, count: hits.length < SHOWN ? hits.length : undefined, type, open, onKeyDown };
};
