import { describe, expect, test } from 'vitest';
import { createTurns } from '#central/services/turns.ts';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

describe('turns of an office', () => {
  test('work of one office runs one after the other, in order of asking', async () => {
    const turns = createTurns();
    const happened: string[] = [];
    const work = (name: string) => async () => {
      happened.push(`${name} begins`);
      await soon();
      happened.push(`${name} ends`);
    };

    await Promise.all(['a', 'b', 'c'].map((name) => turns.inTurn('office-13', work(name))));

    expect(happened).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('offices do not wait for each other', async () => {
    const turns = createTurns();
    let release = (): void => undefined;
    const held = turns.inTurn('office-13', () => new Promise<void>((resolve) => (release = resolve)));

    expect(await turns.inTurn('office-20', async () => 'done')).toBe('done');

    release();
    await held;
  });

  test('work that fails tells its own caller and lets the next one run', async () => {
    const turns = createTurns();

    const failing = turns.inTurn('office-13', () => Promise.reject(new Error('broken')));
    const next = turns.inTurn('office-13', async () => 'fine');

    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});
