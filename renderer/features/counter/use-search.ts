import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { describeHit, type FoundSubject } from '#data/folder-queries.ts';
import type { OfficeData } from '#data/office-data.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { rowAfterKey } from '#ui/row-window.ts';
import { markSearchPainted } from './painted.ts';
import { useToday } from './use-today.ts';

interface Found {
  readonly found: readonly FoundSubject[];
  /** How many there are; undefined when there are more than are shown. */
  readonly count: number | undefined;
}

export interface Search extends Found {
  readonly query: string;
  readonly isOpen: boolean;
  readonly active: number;
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

const lookUp = (data: OfficeData, query: string, today: IsoDate): Found => {
  const hits = query.trim() === '' ? [] : data.search(query, SHOWN);
  const found = hits.flatMap((hit) => describeHit(data.rows, hit, today) ?? []);
  return { found, count: hits.length < SHOWN ? hits.length : undefined };
};

/**
 * What was found for the text that is looked up now. While keys come faster than results can be drawn, as those of a scan do,
 * only the last text is looked up: the keys are never kept waiting.
 */
const useFound = (query: string, today: IsoDate): Found & { readonly shown: string } => {
  const { data } = useServices();
  const rows = useRows(TABLES);
  // Rows change in place; their versions say when.
  const versions = TABLES.map((table) => rows.version(table)).join();
  const shown = useDeferredValue(query);
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const found = useMemo(() => lookUp(data, shown, today), [data, shown, today, versions]);
  useEffect(() => {
    if (shown.trim() !== '') markSearchPainted(shown);
  }, [shown]);
  return { ...found, shown };
};

/** The state behind the one box: what is typed, what was found, which result Enter would open. */
export const useSearch = ({ onOpen, onBegin }: SearchHandlers): Search => {
  const { data } = useServices();
  const today = useToday();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { found, count, shown } = useFound(query, today);

  const type = (next: string): void => {
    if (query === '' && next !== '') onBegin();
    setQuery(next);
    setActive(0);
  };
  const open = (target: FoundSubject): void => {
    setQuery('');
    onOpen(target);
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    // What stands in the field decides, also when it is not drawn yet.
    const target = (shown === query ? found : lookUp(data, query, today).found)[active];
    if (target === undefined) return;
    event.preventDefault();
    event.currentTarget.blur();
    open(target);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') onEnter(event);
    else if (event.key === 'Escape') {
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
  const isOpen = query.trim() !== '' && shown.trim() !== '';
  return { query, isOpen, found, active, count, type, open, onKeyDown };
};
