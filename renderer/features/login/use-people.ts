import { type KeyboardEvent, useState } from 'react';
import { activeStaff } from '#data/folder-queries.ts';
import { useRows } from '#services/use-rows.ts';
import { looseSearchKey } from '#shared/domain/thai-text.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { rowAfterKey } from '#ui/row-window.ts';

export interface People {
  readonly query: string;
  readonly found: readonly StaffRow[];
  readonly active: number;
  readonly typeQuery: (query: string) => void;
  readonly onQueryKeyDown: (event: KeyboardEvent) => void;
}

const TABLES = ['staff'] as const;
const PAGE_ROWS = 5;

/** The people of the office, filtered by what is typed; tone marks may be left out. */
export const usePeople = (onChoose: (person: StaffRow) => void): People => {
  const staff = activeStaff(useRows(TABLES));
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const key = looseSearchKey(query);
  const found = staff.filter((one) => looseSearchKey(one.name).includes(key));
  return {
    query,
    found,
    active,
    typeQuery: (next) => {
      setQuery(next);
      setActive(0);
    },
    onQueryKeyDown: (event) => {
      const chosen = found[active];
      if (event.key === 'Enter' && chosen) {
        event.preventDefault();
        onChoose(chosen);
        return;
      }
      const next = rowAfterKey(event.key, active, { rowCount: found.length, pageRows: PAGE_ROWS });
      if (next === undefined || event.key === 'Home' || event.key === 'End') return;
      event.preventDefault();
      setActive(next);
    },
  };
};
