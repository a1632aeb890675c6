import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { RegisterDifferenceRow } from '#shared/model/factory-rows.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aFactory } from '#test/builders/office.ts';

const difference = (over: Partial<RegisterDifferenceRow> = {}): RegisterDifferenceRow => ({
  id: 'difference-1',
  factoryId: 'factory-1',
  field: 'officeStatus',
  officeValue: 'operating',
  registerValue: 'paused',
  foundAt: '2026-11-23T02:00:00.000Z',
  ...over,
});
const { register } = aFactory();

describe('importing the register', () => {
  test("makes a new factory with the register's status, or as operating where it says none", async () => {
    const office = createMemoryOffice();

    await office.run('import-factories', {
      factories: [
        { id: 'factory-2', register: { ...register, registerStatus: 'paused' } },
        { id: 'factory-3', register },
      ],
      differences: [],
    });

    expect(office.get('factory', 'factory-2')?.officeStatus).toBe('paused');
    expect(office.get('factory', 'factory-3')?.officeStatus).toBe('operating');
  });

  test("replaces the register's fields of a known factory and leaves the office's own alone", async () => {
    const office = createMemoryOffice();
    const correctedHp = { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' };
    office.put('factory', aFactory({ officeStatus: 'struck-off', correctedHp }));

    await office.run('import-factories', {
      factories: [{ id: 'factory-1', register: { ...register, name: 'ชื่อใหม่', registerStatus: 'operating' } }],
      differences: [],
    });

    expect(office.get('factory', 'factory-1')).toEqual({
      id: 'factory-1',
      officeStatus: 'struck-off',
      correctedHp,
      register: { ...register, name: 'ชื่อใหม่', registerStatus: 'operating' },
      formerNames: [register.name],
    });
  });

  test('remembers the names a factory had, each once, and forgets one that it has again', async () => {
    const office = createMemoryOffice();
    const importAs = (name: string) =>
      office.run('import-factories', {
        factories: [{ id: 'factory-9', register: { ...register, name } }],
        differences: [],
      });

    for (const name of ['ชื่อแรก', 'ชื่อที่สอง', 'ชื่อที่สอง', 'ชื่อที่สาม']) await importAs(name);
    expect(office.get('factory', 'factory-9')?.formerNames).toEqual(['ชื่อที่สอง', 'ชื่อแรก']);
    await importAs('ชื่อแรก');

    expect(office.get('factory', 'factory-9')?.formerNames).toEqual(['ชื่อที่สาม', 'ชื่อที่สอง']);
  });

  test('keeps each difference with the time it was found', async () => {
    const office = createMemoryOffice();
    const { foundAt: _, ...found } = difference();

    await office.run(
      'import-factories',
      { factories: [], differences: [found] },
      { occurredAt: '2026-11-23T05:00:00.000Z' },
    );

    expect(office.all('registerDifference')).toEqual([difference({ foundAt: '2026-11-23T05:00:00.000Z' })]);
  });

  test('takes at most 200 rows at once', async () => {
    const factories = Array.from({ length: 201 }, (_, index) => ({ id: `factory-${index}`, register }));

    expect(await createMemoryOffice().run('import-factories', { factories, differences: [] })).toMatchObject({
      error: { type: 'input-invalid' },
    });
  });
});

describe('a difference between register and office', () => {
  test.each([
    ['accept-register', 'paused'],
    ['keep-office', 'operating'],
  ] as const)('settled by %s leaves the factory %s and is off the list', async (decision, status) => {
    const office = createMemoryOffice();
    office.put('registerDifference', difference());

    await office.run('settle-difference', { differenceId: 'difference-1', decision });

    expect(office.get('factory', 'factory-1')?.officeStatus).toBe(status);
    expect(office.all('registerDifference')).toEqual([]);
  });

  test.each([
    ['accept-register', undefined],
    ['keep-office', { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' }],
  ] as const)("in horsepower settled by %s decides about the office's correction", async (decision, correctedHp) => {
    const office = createMemoryOffice();
    office.put('factory', aFactory({ correctedHp: { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' } }));
    office.put(
      'registerDifference',
      difference({ field: 'hpHundredths', officeValue: '5000', registerValue: '96457' }),
    );

    await office.run('settle-difference', { differenceId: 'difference-1', decision });

    expect(office.get('factory', 'factory-1')?.correctedHp).toEqual(correctedHp);
    expect(office.all('registerDifference')).toEqual([]);
  });

  test.each([
    ['hpHundredths', { correctedWorkers: { workers: 6, reason: 'นับใหม่' } }],
    ['workers', { correctedHp: { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' } }],
    [
      'name',
      { correctedHp: { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' }, correctedWorkers: { workers: 6, reason: 'นับใหม่' } },
    ],
  ] as const)('in %s settled for the register takes that correction back and no other', async (field, left) => {
    const office = createMemoryOffice();
    const corrections = {
      correctedHp: { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' },
      correctedWorkers: { workers: 6, reason: 'นับใหม่' },
    };
    office.put('factory', aFactory(corrections));
    office.put('registerDifference', difference({ field, officeValue: '6', registerValue: '9' }));

    await office.run('settle-difference', { differenceId: 'difference-1', decision: 'accept-register' });

    expect(office.get('factory', 'factory-1')).toEqual(aFactory(left));
  });

  test('that nobody knows, or of a factory nobody knows, is refused', async () => {
    const office = createMemoryOffice();
    office.put('registerDifference', difference({ factoryId: 'f' }));
    const settle = (differenceId: string) =>
      office.run('settle-difference', { differenceId, decision: 'accept-register' });

    expect(await settle('d')).toEqual(err({ type: 'difference-unknown', differenceId: 'd' }));
    expect(await settle('difference-1')).toEqual(err({ type: 'factory-unknown', factoryId: 'f' }));
    expect(office.all('registerDifference')).toHaveLength(1);
  });
});

describe('correcting the horsepower', () => {
  test("stands beside the register's figure with its reason", async () => {
    const office = createMemoryOffice();

    await office.run('correct-horsepower', { factoryId: 'factory-1', hpHundredths: 5_000, reason: 'ตามใบอนุญาต' });

    expect(office.get('factory', 'factory-1')).toEqual(
      aFactory({ correctedHp: { hpHundredths: 5_000, reason: 'ตามใบอนุญาต' } }),
    );
  });

  test.each([
    ['without a reason', { hpHundredths: 5_000, reason: '' }],
    ['below nothing', { hpHundredths: -1, reason: 'x' }],
    ['in parts of a hundredth', { hpHundredths: 0.5, reason: 'x' }],
  ])('%s is not even tried', async (_what, over) => {
    expect(await createMemoryOffice().run('correct-horsepower', { factoryId: 'factory-1', ...over })).toMatchObject({
      error: { type: 'input-invalid' },
    });
  });

  test('of a factory nobody knows is refused', async () => {
    expect(
      await createMemoryOffice().run('correct-horsepower', { factoryId: 'f', hpHundredths: 1, reason: 'x' }),
    ).toEqual(err({ type: 'factory-unknown', factoryId: 'f' }));
  });
});
