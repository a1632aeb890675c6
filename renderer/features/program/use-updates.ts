import { useEffect, useState } from 'react';
import { useServices } from '#services/services.ts';
import type { UpdateState } from '#shared/host/contract.ts';

/** How far updates have come, and since when, ms, a download runs. */
export interface SeenUpdate {
  readonly state: UpdateState;
  readonly fetchingSinceMs: number | undefined;
}

/** The state of updates as the shell tells it; undefined where there is no shell that could install one. */
export const useUpdateState = (): SeenUpdate | undefined => {
  const services = useServices();
  const [seen, setSeen] = useState<SeenUpdate>();
  useEffect(
    () =>
      services.host.updates?.onState((state) => {
        const isFetching = state.kind === 'fetching';
        setSeen((before) => ({
          state,
          fetchingSinceMs: isFetching ? (before?.fetchingSinceMs ?? services.nowMs()) : undefined,
        }));
      }),
    [services],
  );
  return seen;
};
