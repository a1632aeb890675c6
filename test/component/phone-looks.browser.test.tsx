import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { at, logIn, picture } from './on-the-page.ts';
import { type OfficeStage, openOfficeStage } from './office-stage.tsx';

const SIZES = [
  { name: 'small phone', width: 360, height: 640 },
  { name: 'large phone', width: 412, height: 915 },
  { name: 'phone on its side', width: 740, height: 360 },
] as const;
/** The least that a thumb hits, in px. */
const THUMB = 44;
const PRESSED = 'button, a[href], input:not([type=hidden]), select, summary, [role=option], [role=tab]';

/** A finger in place of a mouse; the page is everybody's, so it is given back with a mouse. */
const withFinger = (enabled: boolean): Promise<unknown> =>
  cdp().send('Emulation.setTouchEmulationEnabled', { enabled });

let stage: OfficeStage;
beforeAll(() => withFinger(true));
afterAll(() => withFinger(false));
afterEach(() => {
  stage.close();
  localStorage.clear();
});

/** What a thumb presses: a field in a label is pressed with its whole label. */
const areaOf = (element: Element): DOMRect => (element.closest('label') ?? element).getBoundingClientRect();

const isSeen = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.closest('[inert], [aria-hidden=true]') === null &&
  element.getBoundingClientRect().width > 1;

const describeElement = (element: Element, { width, height }: DOMRect): string => {
  const name = element.getAttribute('data-testid') ?? element.getAttribute('aria-label') ?? element.textContent;
  return `${element.tagName.toLowerCase()} ${name} ${Math.round(width)}x${Math.round(height)}`;
};

/** What is too small for a thumb on the page that stands there. */
const tooSmall = (): readonly string[] =>
  [...document.querySelectorAll(PRESSED)].filter(isSeen).flatMap((element) => {
    const area = areaOf(element);
    return area.width < THUMB - 0.5 || area.height < THUMB - 0.5 ? [describeElement(element, area)] : [];
  });

/** What reaches over the edge of the screen and makes the page scroll sideways. */
const tooWide = (): number => document.documentElement.scrollWidth - window.innerWidth;

/** What of the head of a page stands under what comes below it. */
const pressedDown = (): number => {
  const head = document.querySelector('main > header');
  return head ? head.scrollHeight - head.clientHeight : 0;
};

const PLACES = ['phone-pick', 'phone-count', 'nav-loans', 'nav-settings', 'nav-sync'] as const;

describe.each(SIZES)('on a $name', ({ name, width, height }) => {
  test.each(['th', 'en'] as const)(
    'nothing is cut off and everything can be pressed, in %s',
    async (language) => {
      await page.viewport(width, height);
      stage = await openOfficeStage();
      stage.services.language.setState({ language });
      const wrong: string[] = [];
      const look = async (place: string): Promise<void> => {
        await picture(`phone-looks/${name.replaceAll(' ', '-')}-${place}-${language}`);
        if (tooWide() > 0) wrong.push(`${place}: ${tooWide()} px too wide`);
        if (pressedDown() > 1) wrong.push(`${place}: ${pressedDown()} px of the head under what comes below`);
        wrong.push(...tooSmall().map((small) => `${place}: ${small}`));
      };
      await expect.element(at('login-search')).toHaveFocus();
      await look('log-in');
      await logIn('วิชัย', width > 700 ? 'counter-idle' : 'phone-home');
      await look('home');
      await at('search-box').click();
      await userEvent.keyboard('ตัวอย่าง');
      await expect.element(page.getByRole('option').first()).toBeVisible();
      await look('search');
      await userEvent.keyboard('{Escape}');
      for (const place of PLACES) {
        if (place.startsWith('phone-')) {
          if (width > 700) continue;
          await at('nav-home').click();
        }
        await at(place).click();
        await expect.poll(() => document.querySelector('main')?.textContent).not.toBe('');
        await look(place);
      }
      expect(wrong).toEqual([]);
    },
    90_000,
  );
});
