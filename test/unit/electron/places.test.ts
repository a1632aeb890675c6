import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePublicDisplay } from '#electron/services/displays.ts';
import { usablePlace } from '#electron/window-place.ts';
import { zoomAfter } from '#electron/zoom-keys.ts';

const laptop = { id: 1, scaleFactor: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const kioskScreen = { id: 2, scaleFactor: 1, bounds: { x: 1920, y: 0, width: 1280, height: 1024 } };
const projector = { id: 3, scaleFactor: 1, bounds: { x: 0, y: -1080, width: 1920, height: 1080 } };

describe('where the counter window opens again', () => {
  const workAreas = [laptop.bounds, kioskScreen.bounds];
  const at = (x: number, y: number) => ({ bounds: { x, y, width: 1200, height: 800 }, maximized: false });

  test('where it was closed', () => {
    expect(usablePlace(at(100, 50), workAreas)).toEqual(at(100, 50));
  });

  test('on the second screen while that screen is there', () => {
    expect(usablePlace(at(2000, 10), workAreas)).toBeDefined();
    expect(usablePlace(at(2000, 10), [laptop.bounds])).toBeUndefined();
  });

  test('not where only a sliver of its title bar could be grasped', () => {
    expect(usablePlace(at(1900, 10), [laptop.bounds])).toBeUndefined();
    expect(usablePlace(at(10, 1070), [laptop.bounds])).toBeUndefined();
    expect(usablePlace(at(10, -300), [laptop.bounds])).toBeUndefined();
  });

  test('in its usual place when nothing is remembered', () => {
    expect(usablePlace(undefined, workAreas)).toBeUndefined();
  });
});

describe('which display the public sees', () => {
  const choose = (displays: (typeof laptop)[], remembered?: typeof laptop, clerkDisplayId = 1) =>
    choosePublicDisplay({ displays, clerkDisplayId, remembered });

  test('none when the clerk has the only one', () => {
    expect(choose([laptop])).toBeUndefined();
  });

  test('the other one', () => {
    expect(choose([laptop, kioskScreen])).toBe(kioskScreen);
  });

  test('the remembered one of several', () => {
    expect(choose([laptop, kioskScreen, projector], projector)).toBe(projector);
  });

  test('the one standing where the remembered one stood, when its number changed', () => {
    expect(choose([laptop, kioskScreen, projector], { ...projector, id: 77 })).toBe(projector);
  });

  test("never the clerk's, even if it was the public one before", () => {
    fc.assert(
      fc.property(
        fc.subarray([laptop, kioskScreen, projector]),
        fc.constantFrom(laptop, kioskScreen, projector, undefined),
        fc.constantFrom(1, 2, 3),
        (displays, remembered, clerkDisplayId) => {
          expect(choose(displays, remembered, clerkDisplayId)?.id).not.toBe(clerkDisplayId);
        },
      ),
    );
  });
});

describe('zoom keys', () => {
  const press = (code: string, given = {}) => ({
    type: 'keyDown',
    code,
    control: true,
    meta: false,
    alt: false,
    ...given,
  });

  test('Ctrl with plus, minus and zero work by their place on the keyboard, Thai layout or not', () => {
    expect(zoomAfter(press('Equal'), 0)).toBe(0.5);
    expect(zoomAfter(press('NumpadSubtract'), 0)).toBe(-0.5);
    expect(zoomAfter(press('Digit0'), 2.5)).toBe(0);
  });

  test('zoom stops where the page would become useless', () => {
    expect(zoomAfter(press('NumpadAdd'), 5)).toBe(5);
    expect(zoomAfter(press('Minus'), -3)).toBe(-3);
  });

  test('a scanner, which presses no Ctrl, never zooms', () => {
    expect(zoomAfter(press('Minus', { control: false }), 0)).toBeUndefined();
    expect(zoomAfter(press('Digit0', { type: 'keyUp' }), 0)).toBeUndefined();
    expect(zoomAfter(press('KeyA'), 0)).toBeUndefined();
  });
});
