import { useEffect, useState } from 'react';
import type { OfficeData } from '#data/office-data.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';

/** How far the office's rows are in memory. */
export type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'failed'; readonly error: StorageFailed };

/** Follows the loading of the office; marks for the measurements when it is whole. */
export const useWholeOffice = (data: Pick<OfficeData, 'whole'>): Loading => {
  const [loading, setLoading] = useState<Loading>({ kind: 'loading' });
  useEffect(() => {
    let isWanted = true;
    void data.whole.then((loaded) => {
      performance.mark('faem:whole');
      if (isWanted) setLoading(loaded.ok ? { kind: 'whole' } : { kind: 'failed', error: loaded.error });
    });
    return () => {
      isWanted = false;
    };
  }, [data]);
  return loading;
};
