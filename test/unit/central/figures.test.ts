import { describe, expect, test } from 'vitest';
import { silentMeter } from '#central/observe/meter.ts';
import { createMetrics, type AnsweredRequest, type MetricSources } from '#central/observe/metrics.ts';

const well: MetricSources = {
  poolUse: () => ({ total: 10, idle: 7, waiting: 2 }),
  isReady: async () => true,
  officeSilences: async () => [{ officeId: 'office-13', seconds: 90 }],
};

const start = (over: Partial<MetricSources> = {}) => {
  const metrics = createMetrics({ ...well, ...over });
  /** The lines of one figure, without the word they all begin with. */
  const lines = async (name: string): Promise<readonly string[]> =>
    (await metrics.text())
      .split('\n')
      .filter((line) => new RegExp(`^${name}(\\{|\\s)`).test(line))
      .map((line) => line.slice(name.length).trim());
  return { metrics, lines };
};

const anAnswer = (over: Partial<AnsweredRequest> = {}): AnsweredRequest => ({
  method: 'POST',
  route: '/v1/push',
  status: 200,
  seconds: 0.02,
  isEndless: false,
  ...over,
});

describe('what the figures say of the work', () => {
  test('requests are counted by pattern and status, each for itself', async () => {
    const { metrics, lines } = start();
    metrics.answered(anAnswer());
    metrics.answered(anAnswer());
    metrics.answered(anAnswer({ status: 503 }));
    metrics.answered(anAnswer({ method: 'GET', route: 'none', status: 404 }));

    expect(await lines('faem_http_requests_total')).toEqual([
      '{method="POST",route="/v1/push",status="200"} 2',
      '{method="POST",route="/v1/push",status="503"} 1',
      '{method="GET",route="none",status="404"} 1',
    ]);
  });

  test('how long they took is counted too, but not of a stream that ends when somebody goes home', async () => {
    const { metrics, lines } = start();
    metrics.answered(anAnswer({ seconds: 0.02 }));
    metrics.answered(anAnswer({ seconds: 0.03 }));
    metrics.answered(anAnswer({ method: 'GET', route: '/v1/live', seconds: 28_800, isEndless: true }));

    expect(await lines('faem_http_request_seconds_sum')).toEqual(['{method="POST",route="/v1/push"} 0.05']);
    expect(await lines('faem_http_request_seconds_count')).toEqual(['{method="POST",route="/v1/push"} 2']);
    expect(await lines('faem_http_requests_total')).toContain('{method="GET",route="/v1/live",status="200"} 1');
  });

  test.each<[seconds: number, firstBucket: string]>([
    [0, '0.001'],
    [0.001, '0.001'],
    [0.0011, '0.0025'],
    [0.25, '0.25'],
    [0.3, '0.5'],
    [60, '60'],
    [61, '+Inf'],
  ])('a request of %d s stands in the bucket up to %s', async (seconds, firstBucket) => {
    const { metrics, lines } = start();
    metrics.answered(anAnswer({ seconds }));
    const counted = (await lines('faem_http_request_seconds_bucket')).filter((line) => line.endsWith(' 1'));

    expect(counted[0]).toContain(`le="${firstBucket}"`);
  });

  test('mutations are counted by name and verdict; a name that nobody knows is not made a label', async () => {
    const { metrics, lines } = start();
    metrics.judged('park-scan@1', 'applied');
    metrics.judged('park-scan@1', 'applied');
    metrics.judged('park-scan@1', 'rejected');
    metrics.judged('park-scan@99', 'rejected');
    metrics.judged('3101200345671"} 1\nfaem_forged 1', 'rejected');
    metrics.judged('__proto__', 'exception');
    metrics.judged('toString', 'rejected');

    expect(await lines('faem_mutations_judged_total')).toEqual([
      '{mutation="park-scan@1",verdict="applied"} 2',
      '{mutation="park-scan@1",verdict="rejected"} 1',
      '{mutation="unknown",verdict="rejected"} 3',
      '{mutation="unknown",verdict="exception"} 1',
    ]);
    expect(await metrics.text()).not.toMatch(/3101200345671|faem_forged/);
  });

  test('pushes are counted with their entries, empty ones too', async () => {
    const { metrics, lines } = start();
    for (const entries of [0, 1, 500]) metrics.pushed(entries);

    expect(await lines('faem_push_entries_count')).toEqual(['3']);
    expect(await lines('faem_push_entries_sum')).toEqual(['501']);
    expect(await lines('faem_push_entries_bucket')).toContain('{le="1"} 2');
    expect(await lines('faem_push_entries_bucket')).toContain('{le="500"} 3');
  });

  test('a comparison that begins is a table; what differs is counted by itself', async () => {
    const { metrics, lines } = start();
    for (const ranges of [0, 0, 3, 1]) metrics.compared(ranges);

    expect(await lines('faem_compared_tables_total')).toEqual(['2']);
    expect(await lines('faem_differing_ranges_total')).toEqual(['4']);
  });

  test('who listens is counted as long as he does', async () => {
    const { metrics, lines } = start();
    const [leave] = [metrics.listening(), metrics.listening()];
    expect(await lines('faem_live_listeners')).toEqual(['2']);
    leave();
    expect(await lines('faem_live_listeners')).toEqual(['1']);
  });
});

describe('what the figures say of the state', () => {
  test('the pool is told as used and idle, and who waits for a connection', async () => {
    const { lines } = start();

    expect(await lines('faem_pool_connections')).toEqual(['{state="idle"} 7', '{state="used"} 3']);
    expect(await lines('faem_pool_waiting')).toEqual(['2']);
  });

  test('a database inside the process has no pool, and nothing is told of one', async () => {
    const { lines } = start({ poolUse: () => undefined });

    expect(await lines('faem_pool_connections')).toEqual([]);
  });

  test.each([
    [true, '1'],
    [false, '0'],
  ])('ready is %s: %s', async (isReady, value) => {
    expect(await start({ isReady: async () => isReady }).lines('faem_ready')).toEqual([value]);
  });

  test('an office that was silent and is no longer told of is not told of for ever', async () => {
    const answers = [[{ officeId: 'office-13', seconds: 90 }], [{ officeId: 'office-20', seconds: 5 }]];
    const { lines } = start({ officeSilences: async () => answers.shift() });

    expect(await lines('faem_office_silence_seconds')).toEqual(['{office="office-13"} 90']);
    expect(await lines('faem_office_silence_seconds')).toEqual(['{office="office-20"} 5']);
  });

  test('without the database the figures of the process are told all the same', async () => {
    const { metrics, lines } = start({ officeSilences: async () => undefined, isReady: async () => false });
    metrics.answered(anAnswer());

    expect(await lines('faem_office_silence_seconds')).toEqual([]);
    expect(await lines('faem_ready')).toEqual(['0']);
    expect(await lines('faem_http_requests_total')).toHaveLength(1);
    expect(await lines('process_resident_memory_bytes')).toHaveLength(1);
  });

  test('two processes in one program count each for itself', async () => {
    const [here, there] = [start(), start()];
    here.metrics.pushed(5);

    expect([await here.lines('faem_push_entries_count'), await there.lines('faem_push_entries_count')]).toEqual([
      ['1'],
      ['0'],
    ]);
  });

  test('every figure of ours says what it is', async () => {
    const { metrics } = start();
    const text = await metrics.text();
    const names = [...text.matchAll(/^# TYPE (faem_\w+) /gm)].map(([, name = '']) => name);

    expect(names.length).toBeGreaterThan(9);
    expect(names.filter((name) => !new RegExp(`^# HELP ${name} \\S.{10,}\\.$`, 'm').test(text))).toEqual([]);
  });
});

test('where nothing is counted, counting does nothing', () => {
  expect(() => {
    silentMeter.judged('x', 'applied');
    silentMeter.pushed(1);
    silentMeter.compared(1);
    silentMeter.listening()();
  }).not.toThrow();
});
