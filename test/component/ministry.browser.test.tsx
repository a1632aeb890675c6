import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createLanguageStore, createThemeStore } from '#app/preferences.ts';
import { ScreenLanguage } from '#app/screen-language.tsx';
import { MinistryApp } from '#features/ministry/ministry-app.tsx';
import type { MinistryApi } from '#features/ministry/ministry-api.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { MinistryAccount } from '#shared/ministry/protocol.ts';
import { someOfficeDetail, someOverview } from '#test/builders/ministry-overview.ts';
import '#ui/base.css';
import { at, picture } from './on-the-page.ts';

const READER: MinistryAccount = { login: 'somchai', name: 'สมชาย ใจดี', role: 'ministry-reader' };
const ADMINISTRATOR: MinistryAccount = { login: 'centre', name: 'ผู้ดูแลศูนย์กลาง', role: 'centre-administrator' };
const THAI = /[\u0E00-\u0E7F]/;

let root: Root;
let saved: { readonly name: string; readonly bytes: Uint8Array }[];
let asked: unknown[];
let isSessionOver: boolean;
let replicaLagMs: number | null;

/** The port of the centre with invented figures; who is logged in is remembered as a cookie would be. */
const anApi = (account: MinistryAccount | undefined): MinistryApi => {
  let inside = account;
  return {
    account: async () => (inside ? ok(inside) : err({ type: 'ministry-session-over' })),
    logIn: async (_login, password) => {
      if (password !== 'right') return err({ type: 'ministry-denied' });
      inside = READER;
      return ok(READER);
    },
    logOut: async () => {
      inside = undefined;
    },
    overview: async () =>
      isSessionOver ? err({ type: 'ministry-session-over' }) : ok({ ...someOverview(), replicaLagMs }),
    office: async (officeId) => ok(someOfficeDetail(officeId.slice(-2))),
    openOffice: async (office) => {
      asked.push(office);
      const code = { code: '7KQ4-M2XD-9TRB-0HVW', expiresAt: '2026-11-30T04:00:00.000Z' };
      return ok({ officeId: `office-${office.provinceCode}`, code, badgeCode: '313000000204' });
    },
    shutOut: async (...facts) => {
      asked.push(facts);
      return ok({});
    },
  };
};

const open = (account: MinistryAccount | undefined, hash = ''): void => {
  window.location.hash = hash;
  const place = document.createElement('div');
  place.id = 'root';
  document.body.append(place);
  const language = createLanguageStore(localStorage, window);
  const parts = {
    api: anApi(account),
    saveFile: (name: string, bytes: Uint8Array) => void saved.push({ name, bytes }),
    language,
    theme: createThemeStore(localStorage, document.documentElement),
  };
  root = createRoot(place);
  root.render(
    <ScreenLanguage language={language}>
      <MinistryApp parts={parts} />
    </ScreenLanguage>,
  );
};

const violations = async (): Promise<readonly string[]> => {
  const { violations: found } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`);
};

/** What axe finds in the light and in the dark. */
const violationsInBoth = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    found.push(...(await violations()).map((violation) => `${theme} ${violation}`));
  }
  delete document.documentElement.dataset['theme'];
  return found;
};

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  saved = [];
  asked = [];
  isSessionOver = false;
  replicaLagMs = null;
});
afterEach(() => {
  root.unmount();
  document.getElementById('root')?.remove();
  window.location.hash = '';
  delete document.documentElement.dataset['theme'];
});

describe('the pages of the ministry', () => {
  test('let in by name and password alone, and say in Thai why not', async () => {
    open(undefined);
    await expect.element(at('ministry-log-in')).toBeVisible();
    await userEvent.click(at('ministry-login').element());
    await userEvent.keyboard('somchai{Tab}wrong{Enter}');
    await expect.element(at('error-note')).toHaveTextContent('ministry-denied');
    await picture('ministry-log-in');
    expect(await violationsInBoth()).toEqual([]);
    await userEvent.click(at('ministry-password').element());
    await userEvent.keyboard('right{Enter}');

    await expect.element(at('ministry-overview')).toBeVisible();
    await at('ministry-log-out').click();
    await expect.element(at('ministry-log-in')).toBeVisible();
    await expect.element(at('error-note')).not.toBeInTheDocument();
  });

  test('say that they are read from a copy, and how far it is behind', async () => {
    replicaLagMs = 190_000;
    open(READER);
    await expect.element(at('ministry-replica')).toHaveTextContent('อ่านจากเครื่องสำเนาซึ่งช้ากว่า 3 นาที');
    await picture('ministry-replica');
  });

  test('show the country in eight numbers, a map and charts, in the light and in the dark', async () => {
    open(READER);
    await expect.element(at('key-offices')).toHaveTextContent('70');
    await expect.element(at('tile-13')).toHaveTextContent(/ปท\d+%/);
    await expect.element(at('tile-10')).toHaveAttribute('aria-disabled', 'true');
    await expect.poll(() => document.querySelectorAll('[data-testid^=chart-] svg[role=img]').length).toBe(2);
    await picture('ministry-overview');
    expect(await violationsInBoth()).toEqual([]);

    await at('measure-missing').click();
    await expect.element(at('regions')).toHaveTextContent('หาไม่พบ รายภาค');
    await picture('ministry-overview-missing');
    expect(await violationsInBoth()).toEqual([]);
  });

  test('are walked by the arrow keys over the map, and Enter opens the office', async () => {
    open(READER);
    await expect.element(at('tile-57')).toBeVisible();
    at('tile-57').element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');
    expect(document.activeElement?.getAttribute('data-province')).toBe('51');
    await userEvent.keyboard('{Enter}');

    await expect.element(at('ministry-office')).toBeVisible();
    expect(window.location.hash).toBe('#/offices/office-51');
  });

  test('show one office with its charts and PCs, each chart as a table too', async () => {
    open(READER, '#/offices/office-20');
    await expect.element(at('office-labelled')).toBeVisible();
    await expect.poll(() => document.querySelectorAll('[data-testid^=chart-] svg[role=img]').length).toBe(4);
    await expect.element(at('devices')).toHaveTextContent('เงียบเกิน 3 วัน');
    await expect.element(at('devices')).toHaveTextContent('-61.2 วินาที');
    expect(document.querySelectorAll('details table').length).toBe(4);
    expect(document.querySelector('[data-testid^=shut-out]')).toBeNull();
    await picture('ministry-office');
    document.querySelector('[data-testid=devices]')?.scrollIntoView();
    await picture('ministry-office-devices');
    expect(await violationsInBoth()).toEqual([]);
  });

  test('narrow the list of offices and save it, with no word a formula and all numbers as numbers', async () => {
    open(READER, '#/offices');
    await expect.element(at('office-list')).toBeVisible();
    await picture('ministry-offices');
    expect(await violationsInBoth()).toEqual([]);
    await at('office-region').selectOptions('east');
    await expect.poll(() => document.querySelector('[data-testid=ministry-offices] output')?.textContent).toBe('7 แห่ง');
    await at('offices-csv').click();
    await at('offices-xlsx').click();

    await expect
      .poll(() => saved.map(({ name }) => name))
      .toEqual(['แฟ้ม-สำนักงาน-2026-11-23.csv', 'แฟ้ม-สำนักงาน-2026-11-23.xlsx']);
    const lines = new TextDecoder().decode(saved[0]?.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[1]).toMatch(/^ชลบุรี,สำนักงานอุตสาหกรรมจังหวัดชลบุรี,ภาคตะวันออก,/);
    window.location.hash = '#/offices/office-20';
    await at('devices-csv').click();
    await expect.poll(() => saved).toHaveLength(3);
    expect(new TextDecoder().decode(saved[2]?.bytes)).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test('save a chart as a picture with its title', async () => {
    open(READER, '#/offices/office-20');
    await expect.poll(() => document.querySelectorAll('[data-testid=chart-labelled] svg[role=img]').length).toBe(1);
    await at('chart-labelled-png').click();

    await expect.poll(() => saved.length).toBe(1);
    const png = new Blob([new Uint8Array(saved[0]?.bytes ?? [])], { type: 'image/png' });
    const bitmap = await createImageBitmap(png);
    expect(bitmap.width).toBeGreaterThan(900);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data = new Uint8ClampedArray() } = pen?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    const inks = new Set<number>();
    for (let index = 0; index < data.length; index += 4) inks.add(data[index] ?? 0);
    expect(inks.size).toBeGreaterThan(20);
  });

  test('let an administrator open an office and see its code once, and shut a PC out with a reason', async () => {
    open(ADMINISTRATOR, '#/offices');
    await at('open-office').click();
    await userEvent.click(at('open-office-administrator').element());
    await userEvent.keyboard('สมหญิง');
    await userEvent.keyboard('{Tab}271828');
    await picture('ministry-open-office');
    expect(await violationsInBoth()).toEqual([]);
    await userEvent.keyboard('{F4}');
    await expect.element(at('office-code')).toHaveTextContent('7KQ4-M2XD-9TRB-0HVW');
    await picture('ministry-office-opened');
    await at('office-opened-close').click();
    window.location.hash = '#/offices/office-20';
    await at('shut-out-device-1').click();
    await expect.element(at('reason-text')).toHaveFocus();
    await picture('ministry-shut-out');
    await userEvent.keyboard('ถูกขโมย{F8}');

    await expect.poll(() => asked.length).toBe(2);
    expect(asked[0]).toMatchObject({ administrator: { name: 'สมหญิง', pin: '271828' } });
    expect(asked[1]).toEqual(['office-20', 'device-1', 'ถูกขโมย']);
  });

  test('speak English at once, with no Thai but names and the other language', async () => {
    open(READER);
    await expect.element(at('key-offices')).toBeVisible();
    await at('ministry-language').click();
    await expect.element(at('key-offices')).toHaveTextContent('Offices open');
    const words = [...document.querySelectorAll('h1, h2, dt, dd, button, a, p')]
      .filter(
        (element) =>
          !element.matches('[data-province], [data-testid=ministry-language]') && element.closest('header p') === null,
      )
      .map((element) => element.textContent)
      .filter((text) => THAI.test(text));
    expect(words).toEqual([]);
    await picture('ministry-overview-english');
  });

  test('go to the log-in when the session is over', async () => {
    isSessionOver = true;
    open(READER);

    await expect.element(at('ministry-log-in')).toBeVisible();
    await expect.element(at('error-note')).toHaveTextContent('ministry-session-over');
  });
});
