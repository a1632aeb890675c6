import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SyncError } from '#shared/sync/turn-deps.ts';
import { counterRows } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let answers: Result<number, SyncError>[];

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  answers = [];
  stage = await openOfficeStage(counterRows());
  Object.assign(stage.services.data.sync, { compare: async () => answers.shift() ?? ok(0) });
});
afterEach(() => {
  stage.close();
});

const openSync = async (): Promise<void> => {
  await logIn();
  await at('nav-sync').click();
  await expect.element(at('compare-now')).toBeVisible();
};

test('the sync page compares the data with the centre and says what came of it, by keyboard alone', async () => {
  await openSync();
  answers.push(ok(0), ok(12), err({ type: 'offline' }));
  const compare = async (): Promise<void> => {
    (at('compare-now').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
  };

  await compare();
  await expect.element(at('compare-result')).toHaveTextContent('ตรงกับศูนย์กลาง');
  await compare();
  await expect.element(at('compare-result')).toHaveTextContent('12');
  await picture('compare');
  await compare();
  await expect.element(at('compare-failed')).toBeVisible();
});
