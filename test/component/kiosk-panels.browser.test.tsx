import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory, openSettings, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => stage.close());

describe('between two visitors', () => {
  test('the counter shows how long visits take, and what was saved', async () => {
    const visits = ['2026-11-02', '2026-11-09', '2026-11-16'].map(
      (day, week) =>
        [
          'visit',
          { id: `visit-${week}`, beganAt: `${day}T03:00:00.000Z`, locateMs: 60_000, serveMs: (30 - 7 * week) * 60_000 },
        ] as const,
    );
    stage = await openOfficeStage([...counterRows(), ...visits]);
    await logIn();

    await expect.element(at('visit-saved')).toHaveTextContent('เร็วขึ้น 14 นาทีต่อราย');
    await expect.poll(() => document.querySelectorAll('[data-testid=visit-trend] svg').length).toBeGreaterThan(0);
    expect(await stage.violations()).toEqual([]);
  });
});

describe('the public screen of the customer in front', () => {
  test('loses its code when the payer has scanned, and when the clerk opens any other page', async () => {
    stage = await openOfficeStage();
    await logIn();
    await openFactory();
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-dialog')).toBeVisible();
    await userEvent.keyboard('{F4}');
    await expect.element(at('notice-dialog')).not.toBeInTheDocument();
    await userEvent.keyboard('{F5}');
    await expect.element(at('qr-status')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('qr-waiting')).toBeVisible();
    expect(stage.shownToPublic.at(-1)?.kind).toBe('waiting');
    await userEvent.keyboard('{F5}');
    await expect.poll(() => stage.shownToPublic.at(-1)?.kind).toBe('bill');

    await at('nav-settings').click();

    await expect.element(at('settings-page')).toBeVisible();
    expect(stage.shownToPublic.at(-1)?.kind).toBe('idle');
  });
});

describe('the size of the public screen', () => {
  test('is measured with a bank card by the keyboard alone, and given up without a trace', async () => {
    stage = await openOfficeStage();
    await openSettings('สมศรี');
    await userEvent.keyboard('{F8}');
    await expect.element(at('screen-measure-dialog')).toBeVisible();
    await expect.poll(() => stage.shownToPublic.at(-1)).toMatchObject({ kind: 'ruler', ruler: { isKept: false } });
    await picture('screen-measure');

    await userEvent.keyboard('{PageUp}{ArrowRight}{ArrowRight}{ArrowLeft}');
    await expect.element(at('ruler-width')).toHaveTextContent('335');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => stage.shownToPublic.at(-1)?.kind).toBe('idle');

    await userEvent.keyboard('{F8}');
    await expect.element(at('screen-measure-dialog')).toBeVisible();
    await userEvent.keyboard('{PageDown}{F8}');

    await expect.element(at('screen-measure-dialog')).not.toBeInTheDocument();
    const ruler = { cardPixels: 314, screen: 'window', isKept: true };
    expect(stage.shownToPublic.at(-1)).toMatchObject({ kind: 'ruler', ruler });
    expect(await stage.violations()).toEqual([]);
  });
});
