import { KIOSK_STATE_CHANNEL } from '#shared/host/channels.ts';
import type { KioskState } from '#shared/host/kiosk-state.ts';
import { resize, type Stage } from '../stage.ts';

const LATER_MS = 9 * 60_000;

const billToShow = (): Extract<KioskState, { kind: 'bill' }>['bill'] => ({
  billId: 'notice-picture',
  officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)',
  payeeName: 'สอจ.ปทุมธานี (สาธิต)',
  maskedRegistrationNumber: '3-64(x)-xx/41ปท',
  satang: 945_000,
  ref1: '137000000017',
  billerId: '099999999999900',
  payload: '00020101021230000000000000',
  expiresAtMs: Date.now() + LATER_MS,
  isDemo: true,
});

/** The public screen: first a real bill from the counter, then the states that only the bank or time bring. */
export const takeKiosk = async ({ camera, desktop, page }: Stage): Promise<void> => {
  await page.keyboard.press('F5');
  const kiosk = await desktop.kiosk();
  await resize(kiosk, [1920, 1080]);
  await page.locator('[data-testid="qr-status"][data-tone="done"]').waitFor();
  await camera.take(page, 'counter-qr');
  await kiosk.getByTestId('kiosk-qr').waitFor();
  await camera.takeOnce(kiosk, 'kiosk-bill');
  const window = await desktop.app.browserWindow(kiosk);
  const show = (state: KioskState): Promise<void> =>
    window.evaluate(({ webContents }, [channel, shown]) => webContents.send(channel, shown), [
      KIOSK_STATE_CHANNEL,
      state,
    ] as const);
  const { officeName, isDemo } = billToShow();
  const states: readonly KioskState[] = [
    { kind: 'idle', officeName, isDemo },
    { kind: 'paid', bill: billToShow() },
    { kind: 'expired', officeName },
    { kind: 'cancelled', officeName },
  ];
  for (const state of states) {
    await show(state);
    await kiosk.getByTestId(`kiosk-${state.kind}`).waitFor();
    await camera.takeOnce(kiosk, `kiosk-${state.kind}`);
  }
  await page.getByTestId('qr-clear').click();
};
