import { useState } from 'react';

/** Factories that were marked in a list; a mark survives filters and changes of the list. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly add: (ids: Iterable<string>) => void;
  readonly remove: (ids: Iterable<string>) => void;
  readonly clear: () => void;
}

/** Nothing is marked at first. */
export const useChosen = (): Chosen => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (id) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    add: (more) => setIds((before) => new Set([...before, ...more])),
    remove: (gone) => {
      const leaving = new Set(gone);
      setIds((before) => new Set([...before].filter((id) => !leaving.has(id))));
    },
    clear: () => setIds(new Set()),
  };
};
