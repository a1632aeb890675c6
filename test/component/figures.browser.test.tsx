import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ok } from '#shared/lib/result.ts';
import { aPaidNotice, aPayment } from '#test/builders/receipts.ts';
import { counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;
let saved: Map<string, Uint8Array>;

const visits = ['2026-11-02', '2026-11-09', '2026-11-16'].map((day, week): Filed => [
  'visit',
  { id: `visit-${week}`, beganAt: `${day}T03:00:00.000Z`, locateMs: 60_000, serveMs: (30 - 7 * week) * 60_000 },
]);
const paid = (number: number, paidOn: string, channel: string): readonly Filed[] => {
  const ref1 = `130000001${number}`;
  const paidAt = `${paidOn}T01:30:00.000Z`;
  const state = { kind: 'paid', paymentId: `payment-${number}`, paidAt, proof: 'confirmed' } as const;
  const payment = aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1, paidAt, paidOn, channel });
  return [
    ['notice', aPaidNotice({ id: `notice-${number}`, ref1, state })],
    ['payment', payment],
  ];
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  localStorage.clear();
  stage = await openOfficeStage([
    ...counterRows(),
    ...visits,
    ...paid(1, '2026-11-23', 'qr'),
    ...paid(2, '2026-11-23', 'counter'),
    ...paid(3, '2026-11-12', 'qr'),
  ]);
  saved = new Map();
  Object.assign(stage.services.host.files, {
    save: async (name: string, bytes: Uint8Array) => {
      saved.set(name, bytes);
      return ok({ saved: true });
    },
  });
  await logIn();
});
afterEach(() => stage.close());

const savedAs = async (ending: string): Promise<Uint8Array> => {
  const name = (): string | undefined => [...saved.keys()].find((each) => each.endsWith(`2026-11-23.${ending}`));
  await expect.poll(name).toBeDefined();
  const bytes = saved.get(name() ?? '') ?? new Uint8Array();
  saved.clear();
  return bytes;
};
const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.slice(from, to));

/** Saves a picture and its figures by the three buttons beside it; gives the lines of the CSV. */
const saveAll = async (figure: string): Promise<readonly string[]> => {
  await at(`${figure}-png`).click();
  const png = await savedAs('png');
  expect(ascii(png, 1, 4)).toBe('PNG');
  const { width } = await createImageBitmap(new Blob([png.slice()]));
  expect(width).toBeGreaterThan(600);
  await at(`${figure}-xlsx`).click();
  expect(ascii(await savedAs('xlsx'), 0, 2)).toBe('PK');
  await at(`${figure}-csv`).click();
  return new TextDecoder()
    .decode(await savedAs('csv'))
    .trim()
    .split(/\r?\n/);
};

test('time per visit and minutes saved are saved as a picture, a list and a workbook', async () => {
  await expect.poll(() => document.querySelectorAll('[data-testid=visit-minutes-saved] rect').length).toBe(3);
  await picture('figures-visits');

  const lines = await saveAll('visit-trend');

  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toBe('2026-11-16,1,1,16,14');
  expect(await stage.violations()).toEqual([]);
});

test('money of thirty days is shown by day and by channel, and saved with one column a channel', async () => {
  await at('nav-payments').click();
  await at('payments-daily-close').click();
  await expect.poll(() => document.querySelectorAll('[data-testid=money-by-day] rect').length).toBe(30);
  await expect.element(at('money-by-channel')).toHaveTextContent('2 รายการ');
  await picture('figures-money');

  const lines = await saveAll('money-chart');

  expect(lines).toHaveLength(31);
  expect(lines.at(-1)).toBe('2026-11-23,1575,1575,3150,2');
  expect(lines.find((line) => line.startsWith('2026-11-12'))).toBe('2026-11-12,1575,0,1575,1');
  expect(await stage.violations()).toEqual([]);
});

test('the map of the shelves is saved as a picture with its sums', async () => {
  await at('nav-loans').click();
  await expect.element(at('loans-page')).toBeVisible();
  await expect.element(at('open-shelf-map')).toBeVisible();
  await userEvent.keyboard('{Control>}g{/Control}');
  await expect.element(at('shelf-map-summary')).toBeVisible();
  await picture('figures-shelves');

  expect((await saveAll('shelf-map')).length).toBeGreaterThan(1);
  expect(await stage.violations()).toEqual([]);
});
