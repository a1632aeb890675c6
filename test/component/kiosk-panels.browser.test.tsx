import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => stage.close());

const at = (testId: string) => page.getByTestId(testId);
const logIn = async (): Promise<void> => {
  await expect.element(at('login-search')).toHaveFocus();
  await userEvent.keyboard('สม{Enter}');
  await expect.element(at('pin')).toHaveFocus();
  await userEvent.keyboard('1234{Enter}');
  await expect.element(at('counter-idle')).toBeVisible();
};

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
