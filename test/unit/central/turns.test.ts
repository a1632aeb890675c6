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

  test('work that lets the next one in goes on beside it, and the one behind that waits for its own turn', async () => {
    const turns = createTurns();
    const happened: string[] = [];
    const endings = new Map<string, () => void>();
    const work = (name: string) => async (letNextIn: () => void) => {
      happened.push(`${name} begins`);
      if (name === 'a') letNextIn();
      await new Promise<void>((resolve) => endings.set(name, resolve));
      happened.push(`${name} ends`);
    };

    const all = ['a', 'b', 'c'].map((name) => turns.inTurn('office-13', work(name)));
    await soon();
    expect(happened).toEqual(['a begins', 'b begins']);

    endings.get('a')?.();
    await soon();
    expect(happened).toEqual(['a begins', 'b begins', 'a ends']);

    endings.get('b')?.();
    await soon();
    endings.get('c')?.();
    await Promise.all(all);
    expect(happened.slice(3)).toEqual(['b ends', 'c begins', 'c ends']);
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
