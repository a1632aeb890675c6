import { describe, expect, test } from 'vitest';
import { watchRequests } from '#app/use-request-alert.ts';
import { createReadModel } from '#shared/sync/read-model.ts';
import type { RequestRow } from '#shared/model/request-rows.ts';
import { aRequest, aStep } from '#test/builders/requests.ts';

const openRows = () => {
  const rows = createReadModel();
  const heard: (readonly string[])[] = [];
  const put = (...requests: readonly RequestRow[]): void =>
    rows.install(requests.map((row) => ({ table: 'request', id: row.id, row })));
  return { rows, heard, put, watch: () => watchRequests(rows, (fresh) => heard.push(fresh.map(({ id }) => id))) };
};

describe('the bell of the file room', () => {
  test('rings for what is new, all of one arrival together', () => {
    const { heard, put, watch } = openRows();
    watch();

    put(aRequest({ id: 'request-1' }), aRequest({ id: 'request-2' }));
    put(aRequest({ id: 'request-3' }));

    expect(heard).toEqual([['request-1', 'request-2'], ['request-3']]);
  });

  test('rings once for each, however often its row is written again', () => {
    const { rows, heard, put, watch } = openRows();
    put(aRequest({ id: 'before' }));
    watch();

    put(aRequest({ id: 'before', purpose: 'ตรวจโรงงาน' }));
    put(aRequest());
    rows.install([{ table: 'request', id: 'request-1', row: null }]);
    put(aRequest());
    put(aRequest({ steps: [aStep('picked', 5)] }));

    expect(heard).toEqual([['request-1']]);
  });

  test('is silent for what is over already, for a fresh copy of the office, and after it was stopped', () => {
    const { rows, heard, put, watch } = openRows();
    const stop = watch();

    put(aRequest({ steps: [aStep('cancelled', 5)], phase: 'ended' }));
    rows.replaceAll(new Map([['request', new Map([['request-2', aRequest({ id: 'request-2' })]])]]));
    put(aRequest({ id: 'request-2', purpose: 'ตรวจโรงงาน' }));
    stop();
    put(aRequest({ id: 'request-3' }));

    expect(heard).toEqual([]);
  });
});
