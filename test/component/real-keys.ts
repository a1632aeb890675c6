import { cdp } from 'vitest/browser';
import type {} from '@vitest/browser-playwright';

/** A key as Chromium gets it from the system, with the moment it was pressed. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly text?: string;
  readonly atMs: number;
}

const digitPress = (digit: string, atMs: number): Press => ({ code: `Digit${digit}`, key: digit, text: digit, atMs });

/** The keys of a scanner that sends a code of digits and Enter. */
export const scanPresses = (
  code: string,
  timing: { readonly startMs: number; readonly gapMs: number },
): readonly Press[] => [
  ...Array.from(code, (digit, index) => digitPress(digit, timing.startMs + index * timing.gapMs)),
  { code: 'Enter', key: 'Enter', text: '\r', atMs: timing.startMs + code.length * timing.gapMs },
];

/** Sends the keys in order, without waiting for the page between them, as a device does. */
export const sendPresses = async (presses: readonly Press[]): Promise<void> => {
  const session = cdp();
  await Promise.all(
    presses.flatMap(({ code, key, text, atMs }) => {
      const common = { code, key, timestamp: atMs / 1000, windowsVirtualKeyCode: key === 'Enter' ? 13 : 0 };
      const typed = text === undefined ? {} : { text, unmodifiedText: text };
      return [
        session.send('Input.dispatchKeyEvent', { ...common, type: 'keyDown', ...typed }),
        session.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' }),
      ];
    }),
  );
};
