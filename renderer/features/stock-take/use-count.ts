import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StockTakeBook } from '#data/stock-take-book.ts';
import { expectedIdsOf } from '#data/stock-take-queries.ts';
import { createScanVoice } from '#scan/sounds.ts';
import { type Services, useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import {
  stockTakeLists,
  tallyStockTake,
  type StockTakeLists,
  type StockTakeTally,
} from '#shared/domain/stock-take-tally.ts';
import type { StockTakeRow } from '#shared/model/stock-take-rows.ts';
import { openCount, type OpenCount } from './count-desk.ts';
import { appearanceOf } from './count-words.ts';

/** A burst of scans is added up a few times a second; each scan itself is answered at once. */
const ADD_UP_EVERY_MS = 200;

/** Whether results are heard. */
export interface CountHearing {
  readonly isSoundOn: boolean;
}

interface Opened {
  readonly open: OpenCount;
  readonly hearing: StoreApi<CountHearing>;
}

const openOn = async (services: Services, stockTake: StockTakeRow): Promise<Opened> => {
  const voice = createScanVoice();
  const hearing = createStore<CountHearing>()(() => ({ isSoundOn: true }));
  const open = await openCount(
    {
      data: services.data,
      nowMs: () => services.nowMs(),
      announce: (line) => {
        if (hearing.getState().isSoundOn) voice.play(appearanceOf(line).sound);
      },
      onFailure: (error) => reportError(error),
    },
    stockTake,
  );
  return { open, hearing };
};

/** Opens the count on this PC; undefined until its scans were read from disk. */
export const useOpenCount = (stockTake: StockTakeRow): Opened | undefined => {
  const services = useServices();
  const [opened, setOpened] = useState<Opened>();
  const { id } = stockTake;
  useEffect(() => {
    let isWanted = true;
    let book: StockTakeBook | undefined;
    void openOn(services, stockTake).then((next) => {
      book = next.open.book;
      if (isWanted) setOpened(next);
      else book.close();
    });
    return () => {
      isWanted = false;
      book?.close();
    };
    // Only another count is opened anew; the row of this one changes while it is counted.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [services, id]);
  return opened;
};

/** The tally of a count, renewed a few times a second while scans come in. */
export interface CountView {
  readonly tally: StockTakeTally;
  readonly lists: StockTakeLists;
  readonly expected: number;
}

const subscribeSlowly = (book: StockTakeBook) => (onChange: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = book.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, ADD_UP_EVERY_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
};

const PARTS = ['stockTakePart'] as const;

/** The four lists of a count as they stand. */
export const useCountView = (book: StockTakeBook, stockTakeId: string): CountView => {
  const subscribe = useMemo(() => subscribeSlowly(book), [book]);
  const version = useSyncExternalStore(subscribe, () => book.version());
  const rows = useRows(PARTS);
  const parts = rows.version('stockTakePart');
  return useMemo(() => {
    const expectedIds = expectedIdsOf(rows, stockTakeId);
    const expected = new Set(expectedIds);
    const tally = tallyStockTake(book.scans(), (folderId) => expected.has(folderId));
    return { tally, lists: stockTakeLists(tally, expectedIds), expected: expectedIds.length };
    // The versions stand for the contents of the book and of the parts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [book, rows, stockTakeId, version, parts]);
};
