import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { freePort } from '#electron/services/free-port.ts';
import { EXIT_SCHEMA_NEWER } from '#shared/host/own-centre.ts';
import { createOwnCentre, type RememberedCentre } from '#electron/services/own-centre.ts';
import { createTestLog } from './test-log.ts';

const office = {
  provinceCode: '13',
  name: 'สำนักงาน',
  nameEnglish: 'Office',
  administrator: { name: 'สมหญิง', pin: '271828' },
};

/** A centre in another process, which answers when the test says so. */
class FakeProcess extends EventEmitter {
  readonly orders: unknown[] = [];
  readonly environment: Readonly<Record<string, string>>;
  constructor(environment: Readonly<Record<string, string>>) {
    super();
    this.environment = environment;
  }
  postMessage(order: unknown): void {
    this.orders.push(order);
  }
  kill(): boolean {
    return this.endsWith(0);
  }
  endsWith(code: number): boolean {
    return this.emit('exit', code);
  }
  isReady(): void {
    this.emit('message', { kind: 'ready', address: `http://127.0.0.1:${this.environment['FAEM_PORT']}` });
  }
}

const aPc = async (mode: 'office' | 'demo' = 'office', known?: RememberedCentre) => {
  const processes: FakeProcess[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const problems: string[] = [];
  let remembered = known;
  const centre = await createOwnCentre({
    mode,
    folder: '/data',
    remembered: {
      read: () => remembered,
      write: (value) => {
        remembered = value;
      },
    },
    fork: (environment) => {
      const process = new FakeProcess(environment);
      processes.push(process);
      return process;
    },
    freePort: async (wanted) => wanted ?? 4747,
    after: (ms, run) => void timers.push({ ms, run }),
    onProblem: (problem) => void problems.push(problem),
    log: createTestLog(),
  });
  return { centre, processes, timers, problems, remembered: () => remembered };
};

describe('a PC that is no centre', () => {
  test('starts none, and becomes one when its office is opened', async () => {
    const { centre, processes, remembered } = await aPc();
    expect(centre.address).toBeUndefined();
    expect(processes).toEqual([]);

    const opening = centre.openOffice(office);
    processes[0]!.isReady();
    await expect.poll(() => processes[0]!.orders).toEqual([{ kind: 'open-office', office }]);
    expect(remembered()).toBeUndefined();
    processes[0]!.emit('message', { kind: 'office-opened', enrolmentCode: 'ABCD-EFGH' });

    expect(await opening).toEqual({
      ok: true,
      value: { centralUrl: 'http://127.0.0.1:4747', enrolmentCode: 'ABCD-EFGH' },
    });
    expect(remembered()).toEqual({ port: 4747 });
    expect(processes[0]!.environment).toMatchObject({ FAEM_MODE: 'production', FAEM_HOST: '127.0.0.1' });
  });

  test('stays none when the centre refuses or ends, and says so with a code', async () => {
    const { centre, processes, remembered } = await aPc();

    const opening = centre.openOffice(office);
    processes[0]!.kill();

    expect(await opening).toEqual({ ok: false, error: { type: 'centre-failed' } });
    expect(remembered()).toBeUndefined();
  });
});

describe('a PC that is the centre', () => {
  test('listens where it did before, and does not keep the window waiting', async () => {
    const { centre, processes } = await aPc('office', { port: 5151 });

    expect(centre.address).toBe('http://127.0.0.1:5151');
    expect(centre.whenReady).toBeUndefined();
    expect(processes).toHaveLength(1);
  });

  test('starts it again after it ended by itself, and not after it was told to end', async () => {
    const { centre, processes, timers } = await aPc('office', { port: 5151 });
    processes[0]!.kill();
    await expect.poll(() => timers.some(({ ms }) => ms === 3_000)).toBe(true);
    timers.find(({ ms }) => ms === 3_000)!.run();
    expect(processes).toHaveLength(2);

    const stopped = centre.stop();
    expect(processes[1]!.orders).toEqual([{ kind: 'stop' }]);
    processes[1]!.kill();
    await stopped;
    timers.forEach(({ run }) => run());

    expect(processes).toHaveLength(2);
  });
});

describe('a program that went back to a version before its centre', () => {
  test('does not start the centre again, and says why, also to a page that opens later', async () => {
    const { centre, processes, timers, problems } = await aPc('office', { port: 5151 });
    centre.announce();
    expect(problems).toEqual([]);

    processes[0]!.endsWith(EXIT_SCHEMA_NEWER);

    await expect.poll(() => problems).toEqual(['centre-newer']);
    expect(timers.filter(({ ms }) => ms === 3_000)).toEqual([]);
    expect(processes).toHaveLength(1);
    centre.announce();
    expect(problems).toEqual(['centre-newer', 'centre-newer']);
  });

  test('opens no office over it', async () => {
    const { centre, processes, remembered } = await aPc();

    const opening = centre.openOffice(office);
    processes[0]!.endsWith(EXIT_SCHEMA_NEWER);

    expect(await opening).toEqual({ ok: false, error: { type: 'centre-newer' } });
    expect(remembered()).toBeUndefined();
  });
});

test('a demonstration is waited for, because nobody can log in without its people', async () => {
  const { centre, processes } = await aPc('demo');
  const demo = { enrolmentCode: 'FAEM-DEMO-13', staff: [] };

  processes[0]!.emit('message', { kind: 'nonsense' });
  processes[0]!.emit('message', { kind: 'ready', address: 'http://127.0.0.1:4747', demo });

  expect(await centre.whenReady).toEqual({ address: 'http://127.0.0.1:4747', demo });
  expect(processes[0]!.environment['FAEM_MODE']).toBe('demo');
});

test('a port that another program took meanwhile is not fought over', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

  const found = await freePort(port);
  taken.close();

  expect(found).toBeGreaterThan(0);
  expect(found).not.toBe(port);
  expect(await freePort(found)).toBe(found);
});
