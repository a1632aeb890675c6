import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aCounterDesk, crash, settled, type CounterDesk } from './a-counter-desk.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

let desk: CounterDesk;
beforeEach(() => {
  desk = aCounterDesk();
});

describe('closing', () => {
  test('with nothing waiting to be sent nobody is asked', () => {
    const { window } = desk.open();

    window.close();

    expect(window.destroyed).toBe(true);
    expect(desk.asked).toEqual([]);
  });

  test('the place is remembered', () => {
    const { window } = desk.open();
    window.bounds = { x: 5, y: 6, width: 1000, height: 650 };

    window.close();

    expect(desk.remembered).toEqual({ bounds: { x: 5, y: 6, width: 1000, height: 650 }, maximized: false });
  });

  test('with three items waiting the clerk is asked, and may go back to work', async () => {
    const { counter, window } = desk.open();
    counter.setPending(3);

    window.close();
    await settled();

    expect(desk.asked).toEqual([3]);
    expect(window.destroyed).toBe(false);
  });

  test('a page that has something to finish is waited for, and a second press does not wait', async () => {
    const { counter, window } = desk.open();
    counter.askPageBeforeClosing(true);
    window.close();
    expect([window.destroyed, desk.closings]).toEqual([false, 1]);

    counter.pageFinished();
    expect(window.destroyed).toBe(true);

    const impatient = desk.open();
    impatient.counter.askPageBeforeClosing(true);
    impatient.window.close();
    impatient.window.close();
    expect([impatient.window.destroyed, desk.closings]).toEqual([true, 2]);
  });

  test('with work waiting the clerk is asked first, then the page finishes', async () => {
    desk.closeAnswer = Promise.resolve('close');
    const { counter, window } = desk.open();
    counter.setPending(1);
    counter.askPageBeforeClosing(true);

    window.close();
    await settled();

    expect([desk.asked, desk.closings, window.destroyed]).toEqual([[1], 1, false]);
    counter.pageFinished();
    expect(window.destroyed).toBe(true);
  });

  test('leaving for an update asks nothing again about unsent work, and waits for the page all the same', () => {
    const { counter, window } = desk.open();
    counter.setPending(3);
    counter.askPageBeforeClosing(true);

    counter.leave();
    expect([desk.asked, desk.closings, window.destroyed]).toEqual([[], 1, false]);
    counter.pageFinished();
    expect(window.destroyed).toBe(true);

    const atOnce = desk.open();
    atOnce.counter.leave();
    expect([atOnce.window.destroyed, desk.closings]).toEqual([true, 1]);
  });

  test('a page that says nothing for two minutes, or crashed, keeps no window open', async () => {
    vi.useFakeTimers();
    const { counter, window } = desk.open();
    counter.askPageBeforeClosing(true);
    window.close();
    vi.advanceTimersByTime(119_000);
    expect(window.destroyed).toBe(false);
    vi.advanceTimersByTime(2_000);
    vi.useRealTimers();
    expect(window.destroyed).toBe(true);

    const crashed = desk.open();
    crashed.counter.askPageBeforeClosing(true);
    crash(crashed.window);
    crashed.window.close();
    expect(crashed.window.destroyed).toBe(true);
  });

  test('closing all the same closes', async () => {
    desk.closeAnswer = Promise.resolve('close');
    const { counter, window } = desk.open();
    counter.setPending(3);

    window.close();
    await settled();

    expect(window.destroyed).toBe(true);
  });

  test('pressing the cross again while the question stands asks only once', async () => {
    desk.closeAnswer = new Promise(() => undefined);
    const { counter, window } = desk.open();
    counter.setPending(1);

    window.close();
    window.close();
    await settled();

    expect(desk.asked).toEqual([1]);
  });

  test('when everything has been sent nobody is asked any more', () => {
    const { counter, window } = desk.open();
    counter.setPending(3);
    counter.setPending(0);

    window.close();

    expect(window.destroyed).toBe(true);
  });
});
