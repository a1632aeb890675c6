import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { PAGES } from '#app/pages.ts';
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
import { at, logIn, openFactory, picture } from './on-the-page.ts';
import { faultsOn } from './page-faults.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

let stage: OfficeStage;

const LONG_FIRM = 'บริษัท ตัวอย่างโลหะและพลาสติกวิศวกรรมชิ้นส่วนยานยนต์แห่งประเทศไทย (สำนักงานใหญ่คลองหลวง) จำกัด (มหาชน)';
const LONG_PERSON = 'ว่าที่ร้อยตรีหญิง วิชัยประภาพรรณวดี ทองสุขสมบูรณ์วัฒนานุกูลชัย ณ อยุธยา';
const LONG_PLACE = 'ห้องเก็บเอกสารสำคัญชั้นใต้ดินอาคารศาลากลางหลังเก่า · ตู้รางเลื่อน 03 · ชั้น 2 · ช่อง 14';

/** The counter's office, in which everything has the longest name that anybody could think of. */
const rows = (): readonly Filed[] => [
  ...counterRows(),
  ['office', anOffice({ name: 'สำนักงานอุตสาหกรรมจังหวัดพระนครศรีอยุธยา สาขานิคมอุตสาหกรรมโรจนะ' })],
  ['staff', aPerson({ id: 'staff-3', name: `${LONG_PERSON} วิชัย`, role: 'supervisor' })],
  ['location', aShelf({ path: LONG_PLACE })],
  ['factory', aFactory({ name: LONG_FIRM, operatorName: LONG_FIRM })],
  ['folder', aFolder()],
];

const SIZES = [
  ['the smallest office screen', 1280, 720],
  ['the smallest at 125 %', 1024, 576],
  ['the usual one at 200 %', 960, 540],
] as const;

const emulate = (features: readonly { readonly name: string; readonly value: string }[]): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { features: [...features] });

beforeEach(async () => {
  await page.viewport(1280, 720);
  localStorage.clear();
  stage = await openOfficeStage(rows());
  await logIn('วิชัย');
});
afterEach(async () => {
  await emulate([]);
  stage.close();
});

const openPage = async (word: string, path: string): Promise<void> => {
  window.location.hash = `#${path}`;
  await expect.element(at(`nav-${word}`)).toHaveAttribute('aria-current', 'page');
  await expect.element(page.getByRole('heading', { level: 1 }).first()).toBeInTheDocument();
};

/** The buttons that change what a page lists. */
const lists = (): readonly HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('#root main button')].filter((button) =>
    /^Ctrl \d$/.test(button.querySelector('kbd')?.textContent ?? ''),
  );

describe('with the longest names', () => {
  test('the title of every column of every list can be read at 960 x 540', async () => {
    await page.viewport(960, 540);
    const found: string[] = [];
    for (const word of ['loans', 'fees', 'payments'] as const) {
      const { path } = PAGES.find((one) => one.word === word)!;
      await openPage(word, path);
      for (const { dataset } of lists()) {
        await at(dataset['testid']!).click();
        await expect.element(at(dataset['testid']!)).toHaveAttribute('aria-pressed', 'true');
        found.push(...faultsOn('#root').map((fault) => `${dataset['testid']}: ${fault}`));
      }
    }

    expect(found).toEqual([]);
  });

  test.each(SIZES)('every page fits %s, %i x %i', async (_, width, height) => {
    await page.viewport(width, height);
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      found.push(...faultsOn('#root').map((fault) => `${name}: ${fault}`));
      await picture(`narrow-${name}-${width}`);
    };
    for (const { word, path } of PAGES) {
      await openPage(word, path);
      await look(word);
    }
    window.location.hash = '#/counter';
    await expect.element(at('counter-idle')).toBeVisible();
    await openFactory();
    await look('factory');

    expect(found).toEqual([]);
  });
});

test('in forced colours what is chosen and what has the focus still differs, and nothing moves where less motion is asked', async () => {
  await emulate([
    { name: 'forced-colors', value: 'active' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await openFactory();
  await picture('forced-colours-factory');
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);

  const button = at('action-F2').element() as HTMLElement;
  button.focus();
  expect(getComputedStyle(button).outlineStyle).toBe('solid');
  const frameOf = (testId: string): string => getComputedStyle(at(testId).element()).outlineStyle;
  expect([frameOf('nav-counter'), frameOf('nav-labels')]).toEqual(['dashed', 'none']);
  const [first, second] = [1, 2].map((running) => `folder-row-${makeScanCode('folder', '13', running)}`);
  expect([frameOf(first!), frameOf(second!)]).toEqual(['dashed', 'none']);
  const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
  expect(moving).toEqual([]);
});
