import { describe, expect, test } from 'vitest';
import { isTrustedFrame } from '#electron/ipc/trusted-frame.ts';

const page = { webContentsId: 7, origin: 'app://faem/' };
const sentFrom = (url: string, parent: unknown = null, id = 7) => ({ sender: { id }, senderFrame: { url, parent } });

describe('who may call the shell', () => {
  test.each(['app://faem/', 'app://faem/index.html', 'app://faem/factories/12?tab=fees'])(
    'the top frame of our window showing %s may',
    (url) => {
      expect(isTrustedFrame(sentFrom(url), page)).toBe(true);
    },
  );

  test.each([
    'https://evil.example/',
    'app://evil/',
    'app://faem.evil/',
    'file:///index.html',
    'about:blank',
    'data:text/html,x',
    '',
  ])('our window showing %s may not', (url) => {
    expect(isTrustedFrame(sentFrom(url), page)).toBe(false);
  });

  test('a frame inside our page may not', () => {
    expect(isTrustedFrame(sentFrom('app://faem/', { url: 'app://faem/' }), page)).toBe(false);
  });

  test('another window may not, even with our page in it', () => {
    expect(isTrustedFrame(sentFrom('app://faem/', null, 8), page)).toBe(false);
  });

  test('a frame that is already gone may not', () => {
    expect(isTrustedFrame({ sender: { id: 7 }, senderFrame: null }, page)).toBe(false);
  });

  test('nobody may while there is no window', () => {
    expect(isTrustedFrame(sentFrom('app://faem/'), { webContentsId: undefined, origin: 'app://faem/' })).toBe(false);
  });

  test('the development server is known by its address and port', () => {
    const development = { webContentsId: 7, origin: 'http://localhost:5173/' };

    expect(isTrustedFrame(sentFrom('http://localhost:5173/kiosk.html'), development)).toBe(true);
    expect(isTrustedFrame(sentFrom('http://localhost:5174/'), development)).toBe(false);
  });
});
