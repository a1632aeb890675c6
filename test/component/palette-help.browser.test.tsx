import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

beforeEach(async () => {
  await page.viewport(1280, 720);
  localStorage.clear();
  stage = await openOfficeStage();
});
afterEach(() => stage.close());

const topic = (): string | undefined => at('help-article').query()?.getAttribute('data-topic') ?? undefined;

describe('the command palette', () => {
  test('is there in the frame after its keys, and goes anywhere by a few letters in either language', async () => {
    await logIn('วิชัย');

    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyK', key: 'k', ctrlKey: true, bubbles: true }),
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(document.querySelector('[data-testid="palette"]')).not.toBeNull();
    await expect.element(at('palette-input')).toHaveFocus();
    await picture('palette');

    await userEvent.keyboard('settngs{Enter}');
    await expect.element(at('settings-page')).toBeVisible();
    await expect.element(at('palette')).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('เคานเตอร{Enter}');
    await expect.element(at('counter-idle')).toBeVisible();
  });

  test('offers what the page offers, with the key that is printed there, and does it', async () => {
    await logIn('วิชัย');
    await at('nav-settings').click();
    await expect.element(at('settings-page')).toBeVisible();

    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('เพิ่มคน');
    await expect.element(at('palette-action-เพิ่มคน')).toHaveTextContent('F2');
    expect(await stage.violations()).toEqual([]);
    await userEvent.keyboard('{Enter}');

    await expect.element(at('staff-dialog')).toBeVisible();
  });

  test('finds a factory by a part of its name', async () => {
    await logIn('วิชัย');
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('ตัวอย่างพลาสติก');
    await userEvent.keyboard('{Enter}');

    await expect.element(at('factory-page')).toHaveAttribute('data-factory-id', 'factory-2');
  });
});

describe('the help', () => {
  test('explains the screen that stands there, the log-in included', async () => {
    await expect.element(at('login-search')).toHaveFocus();
    await userEvent.keyboard('{F1}');
    await expect.poll(topic).toBe('login');
    await userEvent.keyboard('{Escape}');
    await expect.element(at('help-dialog')).not.toBeInTheDocument();

    await logIn('วิชัย');
    await at('nav-labels').click();
    await userEvent.keyboard('{F1}');

    await expect.poll(topic).toBe('labels');
    await picture('help');
    expect(await stage.violations()).toEqual([]);
  });

  test('finds a failure by its code, and leads on to its screen', async () => {
    await logIn('วิชัย');
    await at('open-help').click();
    await expect.element(at('help-search')).toHaveFocus();
    await userEvent.keyboard('printer-paper-out');

    await expect.poll(topic).toBe('printer-paper-out');
    await picture('help-error');
    await at('help-more').click();
    await expect.poll(topic).toBe('labels');
  });
});
