import { useEffect, useReducer, useRef } from 'react';
import { officeOf } from '#data/factory-queries.ts';
import { existingFactories } from '#shared/mutations/imported-factories.ts';
import { useServices } from '#services/services.ts';
import { importCalls } from './import-calls.ts';
import { type ImportState, stepImport } from './import-machine.ts';
import type { ImportNews, ReadListRequest } from './import-protocol.ts';

export interface Import {
  readonly state: ImportState;
  readonly choose: (file: File) => void;
  readonly cancel: () => void;
  readonly apply: () => void;
}

/** An import as it runs: the worker reads and plans, this window stores when a person says so. */
export const useImport = (): Import => {
  const { data } = useServices();
  const [state, send] = useReducer(stepImport, { kind: 'choose' });
  const worker = useRef<Worker | undefined>(undefined);
  const stop = (): void => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => stop, []);
  const choose = (file: File): void => {
    stop();
    send({ kind: 'file-chosen', fileName: file.name, ofBytes: file.size });
    const reader = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
    worker.current = reader;
    reader.addEventListener('message', (event: MessageEvent<ImportNews>) => send({ kind: 'news', news: event.data }));
    reader.addEventListener('error', () =>
      send({ kind: 'news', news: { kind: 'refused', refusal: { type: 'file-unreadable' } } }),
    );
    const request: ReadListRequest = {
      file,
      existing: existingFactories(data.rows.all('factory').values()),
      provinceCode: officeOf(data.rows)?.provinceCode ?? '',
    };
    reader.postMessage(request);
  };
  const apply = async (): Promise<void> => {
    if (state.kind !== 'review') return;
    send({ kind: 'accepted' });
    const stored = await data.mutateAll(importCalls(state.list.plan));
    send(stored.ok ? { kind: 'stored' } : { kind: 'not-stored', problem: stored.error });
  };
  return {
    state,
    choose,
    cancel: () => {
      stop();
      send({ kind: 'cancelled' });
    },
    apply: () => void apply(),
  };
};
