import { useRows } from '#services/use-rows.ts';
import { CountingPage } from './counting-page.tsx';
import { CountResultPage } from './count-result-page.tsx';
import { StockTakeList } from './stock-take-list.tsx';

export interface StockTakePageProps {
  /** The count that is open on the screen; undefined for the list of all. */
  readonly stockTakeId: string | undefined;
  readonly onOpen: (stockTakeId: string | undefined) => void;
  /** Opens where to look for a folder that the count is missing. */
  readonly onFind: (folderId: string) => void;
}

const TABLES = ['stockTake'] as const;

/** Counting: all counts, one that is going on, or what one came to. */
export const StockTakePage = ({ stockTakeId, onOpen, onFind }: StockTakePageProps) => {
  const rows = useRows(TABLES);
  const stockTake = stockTakeId === undefined ? undefined : rows.get('stockTake', stockTakeId);
  const onBack = (): void => onOpen(undefined);
  if (!stockTake) return <StockTakeList onOpen={onOpen} />;
  return stockTake.state.kind === 'open' ? (
    <CountingPage key={stockTake.id} stockTake={stockTake} onBack={onBack} />
  ) : (
    <CountResultPage key={stockTake.id} stockTake={stockTake} onBack={onBack} onFind={onFind} />
  );
};
