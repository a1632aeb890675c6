import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import {
  aFactory,
  aFolder,
  anOffice,
  aPerson,
  aShelf,
  type Filed,
} from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

const administrator = aPerson({ id: 'staff-3', name: 'วิชัย ทองสุข', role: 'administrator' });
const emptyOffice: readonly Filed[] = [
  ['office', anOffice({ isDemo: false })],
  ['staff', administrator],
];

const open = async (rows: readonly Filed[], landing: string): Promise<void> => {
  stage = await openOfficeStage(rows);
  await logIn(administrator.name, landing);
};
const stateOf = (step: string) => expect.element(at(`setup-step-${step}`));

beforeEach(async () => {
  await page.viewport(1280, 720);
  localStorage.clear();
});
afterEach(() => stage.close());

describe('a new office', () => {
  test('begins at the list of what is missing, and places by a pattern tick themselves off', async () => {
    await open(emptyOffice, 'setup-guide');
    await stateOf('places').toHaveAttribute('data-state', 'missing');
    await stateOf('screen').toHaveAttribute('data-state', 'later');
    await picture('setup-guide');

    await at('setup-step-places').click();
    await userEvent.keyboard('{F5}');
    await userEvent.click(at('place-name'));
    await userEvent.keyboard('ห้อง A{F5}');
    await expect.element(at('place-name')).toHaveValue('');
    await userEvent.selectOptions(at('place-kind'), 'pattern');
    await userEvent.click(at('place-parent'));
    await userEvent.keyboard('ห้อง A{ArrowDown}{Enter}');
    await at('place-cabinets').fill('3');
    await at('place-shelves').fill('5');
    await at('place-slots').fill('4');
    await userEvent.keyboard('{F5}');
    await expect.element(at('place-cabinets')).toHaveValue('');
    await userEvent.keyboard('{Escape}');

    await stateOf('places').toHaveAttribute('data-state', 'done');
    await expect.element(at('setup-content-places')).toHaveTextContent('มีแล้ว 79');
    await picture('setup-places');
  });

  test('is left with one key, and taken up again from the settings at the first missing step', async () => {
    await open(emptyOffice, 'setup-guide');

    await userEvent.keyboard('{Escape}');
    await expect.element(at('counter-idle')).toBeVisible();
    await at('nav-settings').click();
    await at('open-setup').click();

    await expect.element(at('setup-content-people')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(at('setup-content-register')).toBeVisible();
    expect(await stage.violations()).toEqual([]);
  });

  test('is ready when the first label is scanned back from its folder', async () => {
    await open([...emptyOffice, ['factory', aFactory()], ['folder', aFolder()]], 'counter-idle');
    window.location.hash = '#/setup';
    await at('setup-step-practice').click();
    await expect.element(at('practice-headline')).toBeVisible();

    stage.scan(makeScanCode('folder', '13', 99));
    await expect.element(at('practice')).toHaveAttribute('data-tone', 'elsewhere');
    await stateOf('practice').toHaveAttribute('data-state', 'missing');
    stage.scan(aFolder().code);

    await stateOf('practice').toHaveAttribute('data-state', 'done');
    await expect.element(at('practice')).toHaveAttribute('data-tone', 'done');
    await picture('setup-practice');
  });
});

test('an office at work begins at its counter as before', async () => {
  await open([...emptyOffice, ['location', aShelf()]], 'counter-idle');
});
