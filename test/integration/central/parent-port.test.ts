import { EventEmitter } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followParent, parentPortOf } from '#central/parent-port.ts';
import { openTestPglite, silentLog, type TestDatabase } from './databases.ts';
import { aCentre, aClock } from './test-centre.ts';

const office = {
  provinceCode: '13',
  name: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  nameEnglish: 'Pathum Thani Provincial Industry Office',
  administrator: { name: 'สมหญิง ดูแลดี', pin: '271828' },
};

/** The shell's end of the port, which remembers what the centre said. */
class FakePort extends EventEmitter {
  readonly said: unknown[] = [];
  postMessage(message: unknown): void {
    this.said.push(message);
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());

const codeAt = (port: FakePort, index: number): string => {
  const said = port.said[index];
  return typeof said === 'object' && said !== null && 'enrolmentCode' in said ? String(said.enrolmentCode) : '';
};

test('the shell of a PC opens its office, once, and every code lets its PC in', async () => {
  const port = new FakePort();
  let stops = 0;
  followParent(port, {
    db: database.db,
    database: { db: database.db },
    clock: aClock(),
    log: silentLog,
    networkDoor: { open: async () => undefined, close: async () => undefined },
    stop: () => (stops += 1),
  });

  port.emit('message', { data: { kind: 'open-office', office: { ...office, provinceCode: '99' } } });
  port.emit('message', { data: 'nonsense' });
  port.emit('message', { data: { kind: 'open-office', office } });
  await expect.poll(() => port.said).toHaveLength(1);
  // The power failed before the PC was enrolled: the same is asked again.
  port.emit('message', { data: { kind: 'open-office', office } });
  await expect.poll(() => port.said).toHaveLength(2);

  const { devices } = aCentre(database);
  expect(await devices.enrol(codeAt(port, 0), 'เคาน์เตอร์ 1')).toMatchObject({
    ok: true,
    value: { officeId: 'office-13' },
  });
  expect(await devices.enrol(codeAt(port, 1), 'เคาน์เตอร์ 1')).toMatchObject({
    ok: true,
    value: { officeId: 'office-13' },
  });
  // A port that another program has is told, and the centre goes on.
  port.emit('message', { data: { kind: 'open-network', port: 8788, key: 'k', certificate: 'c' } });
  await expect.poll(() => port.said).toHaveLength(3);
  expect(port.said[2]).toEqual({ kind: 'refused', type: 'centre-door-failed' });
  port.emit('message', { data: { kind: 'stop' } });
  expect(stops).toBe(1);
});

test('a server of its own has no shell to listen to', () => {
  expect(parentPortOf({})).toBeUndefined();
  expect(parentPortOf({ parentPort: null })).toBeUndefined();
  const port = new FakePort();
  expect(parentPortOf({ parentPort: port })).toBe(port);
});
