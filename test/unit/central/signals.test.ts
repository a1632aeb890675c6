import { describe, expect, test } from 'vitest';
import { createDrain } from '#central/drain.ts';
import { createLocalSignals, createSubscribers } from '#central/services/signals.ts';

describe('who listens to an office', () => {
  test('is told its versions, each in order, and nothing of other offices', async () => {
    const signals = createLocalSignals();
    const heard: string[] = [];
    signals.subscribe('office-13', (version) => void heard.push(`a ${version}`));
    signals.subscribe('office-13', (version) => void heard.push(`b ${version}`));
    signals.subscribe('office-20', (version) => void heard.push(`c ${version}`));
    await signals.publish('office-13', 1);
    await signals.publish('office-20', 7);
    await signals.publish('office-99', 9);
    expect(heard).toEqual(['a 1', 'b 1', 'c 7']);
  });

  test('is forgotten with the last who went, and is known again when somebody comes', () => {
    const subscribers = createSubscribers();
    const [first, second] = [
      subscribers.add('office-13', () => undefined),
      subscribers.add('office-13', () => undefined),
    ];
    first();
    expect(subscribers.offices()).toEqual(['office-13']);
    second();
    expect(subscribers.offices()).toEqual([]);
    const heard: number[] = [];
    subscribers.add('office-13', (version) => void heard.push(version));
    // Whoever went long ago says so once more: that must not send away who has come since.
    first();
    second();
    subscribers.tell('office-13', 3);
    expect([heard, subscribers.offices()]).toEqual([[3], ['office-13']]);
  });

  test('may go while it is being told: the others are told all the same', () => {
    const subscribers = createSubscribers();
    const heard: string[] = [];
    const leave = subscribers.add('office-13', () => {
      heard.push('first');
      leave();
    });
    subscribers.add('office-13', () => void heard.push('second'));
    subscribers.tell('office-13', 1);
    subscribers.tell('office-13', 2);
    expect(heard).toEqual(['first', 'second', 'second']);
  });
});

describe('a process on its way out', () => {
  test('tells everybody once, however often it is told to go', () => {
    const drain = createDrain();
    const told: string[] = [];
    drain.whenBegun(() => void told.push('a'));
    const leave = drain.whenBegun(() => void told.push('b'));
    leave();
    expect(drain.isDraining()).toBe(false);
    drain.begin();
    drain.begin();
    expect([drain.isDraining(), told]).toEqual([true, ['a']]);
  });

  test('is known to be going before anybody is told', () => {
    const drain = createDrain();
    let seen: boolean | undefined;
    drain.whenBegun(() => {
      seen = drain.isDraining();
    });
    drain.begin();
    expect(seen).toBe(true);
  });
});
