import type { ImportNews, ReadListRequest } from './import-protocol.ts';
import { readList } from './read-list.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadListRequest>) => void) | null;
  postMessage(news: ImportNews): void;
}
declare const self: WorkerScope;

self.onmessage = (event) => {
  const tell = (news: ImportNews): void => self.postMessage(news);
  void readList(event.data, tell).then((list) =>
    tell(list.ok ? { kind: 'read', list: list.value } : { kind: 'refused', refusal: list.error }),
  );
};
