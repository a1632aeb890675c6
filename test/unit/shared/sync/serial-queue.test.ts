import { expect, test } from 'vitest';
import { createSerialQueue } from '#shared/sync/serial-queue.ts';

test('steps run one at a time, in the order asked for, each with its own result', async () => {
  const inTurn = createSerialQueue();
  const seen: string[] = [];
  const step = (name: string, turns: number) => async () => {
    seen.push(`${name} begins`);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    seen.push(`${name} ends`);
    return name;
  };

  expect(await Promise.all([inTurn(step('a', 5)), inTurn(step('b', 0)), inTurn(step('c', 2))])).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a step that throws tells its own caller and does not stop the ones behind it', async () => {
  const inTurn = createSerialQueue();
  const broken = inTurn(async () => {
    throw new Error('a bug');
  });
  const next = inTurn(async () => 'fine');

  await expect(broken).rejects.toThrow('a bug');
  expect(await next).toBe('fine');
  expect(await inTurn(async () => 'still fine')).toBe('still fine');
});
