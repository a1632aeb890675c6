import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import {
  aFactory,
  aFolder,
  anOffice,
  aPerson,
  aShelf,
  counterRows,
  type Filed,
} from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, openFactory } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

const open = async (rows: readonly Filed[]): Promise<void> => {
  stage = await openOfficeStage(rows);
  await logIn('วิชัย');
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
});
afterEach(() => stage.close());

test('a place that is being typed in the guide stays when another PC finishes that step of setting up', async () => {
  const { homeLocationId: _none, ...folder } = aFolder();
  await open([
    ['office', anOffice({ isDemo: false })],
    ['staff', aPerson({ id: 'staff-3', name: 'วิชัย ทองสุข', role: 'administrator' })],
    ['staff', aPerson()],
    ['factory', aFactory()],
    ['folder', folder],
  ]);
  window.location.hash = '#/setup';
  await expect.element(at('setup-content-places')).toBeVisible();
  await userEvent.keyboard('{F5}');
  await userEvent.click(at('place-name'));
  await userEvent.keyboard('ห้อง B');

  await stage.office.mutateAs('staff-3', { name: 'save-locations', args: { locations: [aShelf()] } });

  await expect.element(at('setup-step-places')).toHaveAttribute('data-state', 'done');
  await expect.element(at('place-name')).toHaveValue('ห้อง B');
});

test('a loan that is being typed stays with its volume when another PC registers an earlier one', async () => {
  await open([
    ...counterRows().filter(([table]) => table !== 'folder'),
    ['folder', aFolder({ id: 'folder-2', code: makeScanCode('folder', '13', 2), volume: 2 })],
  ]);
  await openFactory();
  await userEvent.keyboard('{F2}');
  await expect.element(at('lend-dialog')).toBeVisible();

  await stage.office.mutateAs('staff-3', {
    name: 'register-folders',
    args: {
      folders: [
        { id: 'folder-9', code: makeScanCode('folder', '13', 9), series: 'factory', subjectId: 'factory-1', volume: 1 },
      ],
    },
  });
  await expect.element(page.getByTestId(`folder-row-${makeScanCode('folder', '13', 9)}`)).toBeInTheDocument();

  await expect
    .element(page.getByTestId(`folder-row-${makeScanCode('folder', '13', 2)}`))
    .toHaveAttribute('aria-pressed', 'true');
});
