import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type {} from '@vitest/browser-playwright';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { listenForScans } from '#scan/scanner-listener.ts';
import type { ScanEvent } from '#services/services.ts';

/** A key as Chromium gets it from the system, with the moment it was pressed. */
interface Press {
  readonly code: string;
  readonly key: string;
  readonly text?: string;
  readonly atMs: number;
}

const KEDMANEE: Readonly<Record<string, string>> = {
  1: 'ๅ',
  2: '/',
  3: '-',
  4: 'ภ',
  5: 'ถ',
  6: 'ุ',
  7: 'ึ',
  8: 'ค',
  9: 'ต',
  0: 'จ',
};
const CODE = '113000004250';

/** Keys are pressed so far ahead of the page's clock that no timer ends a burst while a busy machine passes its keys on. */
const AHEAD_MS = 30_000;

let clockMs = 0;
let scans: ScanEvent[];
let stop: () => void;
let root: Root;
let place: HTMLElement;

/** Everything that was ever in the field that finds. */
let sought: string[];

const Finder = () => {
  const [query, setQuery] = useState('');
  const find = (text: string): void => {
    sought.push(text);
    setQuery(text);
  };
  return (
    <input
      role="combobox"
      aria-label="find"
      aria-controls="nothing-found"
      aria-expanded={false}
      value={query}
      onChange={(event) => find(event.target.value)}
    />
  );
};

const Form = () => {
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.currentTarget.dataset['submitted'] = 'yes';
      }}
    >
      <input aria-label="name" value={name} onChange={(event) => setName(event.target.value)} />
      <output>{name}</output>
      <button type="submit">ok</button>
    </form>
  );
};

const field = (): HTMLInputElement => {
  const found = place.querySelector('input');
  if (!found) throw new Error('no field');
  return found;
};
const finder = (): HTMLInputElement => {
  const found = place.querySelector<HTMLInputElement>('[role=combobox]');
  if (!found) throw new Error('no field that finds');
  return found;
};
const shownName = (): string => place.querySelector('output')?.textContent ?? '';
const isSubmitted = (): boolean => place.querySelector('form')?.dataset['submitted'] === 'yes';

beforeEach(async () => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  sought = [];
  root.render(
    <>
      <Form />
      <Finder />
    </>,
  );
  await vi.waitFor(() => field(), { timeout: 15_000 });
  scans = [];
  stop = listenForScans({ window, publish: (scan) => scans.push(scan) });
  clockMs = Date.now() + AHEAD_MS;
});

/** For what happens when a burst's time is over. */
const pressNow = (): void => {
  clockMs = Date.now();
};
afterEach(() => {
  stop();
  root.unmount();
  place.remove();
});

const press = async (presses: readonly Press[]): Promise<void> => {
  const session = cdp();
  for (const { code, key, text, atMs } of presses) {
    const common = { code, key, timestamp: atMs / 1000, windowsVirtualKeyCode: key === 'Enter' ? 13 : 0 };
    await session.send('Input.dispatchKeyEvent', {
      ...common,
      type: 'keyDown',
      ...(text === undefined ? {} : { text, unmodifiedText: text }),
    });
    await session.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' });
  }
};

const keysOf = (text: string, gapMs: number, layout: 'us' | 'thai' = 'us'): readonly Press[] =>
  Array.from(text).map((character) => {
    clockMs += gapMs;
    const typed = layout === 'thai' ? (KEDMANEE[character] ?? character) : character;
    const code = /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
    return { code, key: typed, text: typed, atMs: clockMs };
  });

const enter = (gapMs: number): Press => {
  clockMs += gapMs;
  return { code: 'Enter', key: 'Enter', text: '\r', atMs: clockMs };
};

const aScan = (text = CODE, layout: 'us' | 'thai' = 'us'): readonly Press[] => {
  clockMs += 400;
  return [...keysOf(text, 8, layout), enter(8)];
};

describe('a scan while a text field has the focus', () => {
  test('is heard whole, and the field is as if nothing had been scanned', async () => {
    field().focus();
    await press(aScan());

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
    expect(field().value).toBe('');
    expect(shownName()).toBe('');
    expect(isSubmitted()).toBe(false);
  });

  test('leaves what the clerk had typed, in the field and in what React knows', async () => {
    field().focus();
    await press(keysOf('abc', 120));
    await press(aScan());
    await press(keysOf('de', 150));

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
    expect(field().value).toBe('abcde');
    await expect.poll(shownName).toBe('abcde');
  });

  test('gives back the words that were selected, which its first key had replaced', async () => {
    field().focus();
    await press(keysOf('hello', 120));
    field().setSelectionRange(1, 4);
    await press(aScan());

    expect(field().value).toBe('hello');
    expect([field().selectionStart, field().selectionEnd]).toEqual([1, 4]);
  });

  test('is the same with the keyboard on Thai', async () => {
    field().focus();
    await press(aScan(CODE, 'thai'));

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
    expect(field().value).toBe('');
  });
});

describe('typing', () => {
  test('is never swallowed, and Enter still sends the form', async () => {
    field().focus();
    await press(keysOf('12345678', 120));
    clockMs += 200;
    await press([enter(120)]);

    expect(scans).toEqual([]);
    expect(field().value).toBe('12345678');
    expect(isSubmitted()).toBe(true);
  });

  test('that is as fast as a scanner for a few keys comes back into the field', async () => {
    field().focus();
    pressNow();
    await press(keysOf('abcde', 10));

    await expect.poll(() => field().value).toBe('abcde');
    expect(scans).toEqual([]);
    await expect.poll(shownName).toBe('abcde');
  });
});

describe('scans without any field', () => {
  test('are heard wherever the focus is', async () => {
    field().blur();
    window.focus();
    await press(aScan());

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
  });

  test('keep their order at pace, and none is lost', async () => {
    const codes = Array.from({ length: 12 }, (_, index) => String(100_000_000_000 + index));
    field().focus();
    for (const code of codes) await press(aScan(code));

    expect(scans.map(({ text }) => text)).toEqual(codes);
    expect(field().value).toBe('');
  });

  test('carry the moment of their last key', async () => {
    field().focus();
    const before = performance.now();
    await press(aScan());

    expect(scans[0]?.atMs).toBeGreaterThan(before - 60_000);
    expect(scans[0]?.atMs).toBeLessThan(performance.now() + 60_000);
  });
});

describe('a field that finds', () => {
  test('never hears of a fast scan', async () => {
    finder().focus();
    await press(aScan());

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
    expect(finder().value).toBe('');
    expect(sought).toEqual([]);
  });

  test('is as it was after a slow scan', async () => {
    finder().focus();
    clockMs += 400;
    await press([...keysOf(CODE, 30), enter(30)]);

    expect(scans.map(({ text }) => text)).toEqual([CODE]);
    await expect.poll(() => finder().value).toBe('');
  });

  test('holds each digit a person types, in order and at the caret', async () => {
    finder().focus();
    for (const key of ['1', 'a', '2', '3']) {
      pressNow();
      await press(keysOf(key, 0));
      await expect.poll(() => finder().value.at(-1)).toBe(key);
    }
    finder().setSelectionRange(1, 1);
    for (const [key, value] of [
      ['4', '14a23'],
      ['5', '145a23'],
    ] as const) {
      pressNow();
      await press(keysOf(key, 0));
      await expect.poll(() => finder().value).toBe(value);
    }

    await expect.poll(() => finder().value).toBe('145a23');
    expect(sought).toEqual(['1', '1a', '1a2', '1a23', '14a23', '145a23']);
    expect(scans).toEqual([]);
  });

  test('has the digit before the key that follows it acts', async () => {
    finder().focus();
    const [digit] = keysOf('7', 400);
    clockMs += 5;
    if (digit) await press([digit, { code: 'Backspace', key: 'Backspace', atMs: clockMs }]);

    await expect.poll(() => sought[0]).toBe('7');
  });
});
