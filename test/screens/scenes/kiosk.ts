import { encodeBillPayment } from '#shared/domain/payment-qr.ts';
import { KIOSK_STATE_CHANNEL } from '#shared/host/channels.ts';
import type { KioskBill, KioskState } from '#shared/host/kiosk-state.ts';
import { USUAL_CARD_PIXELS } from '#shared/host/screen-measure.ts';
import { resize, type Stage } from '../stage.ts';

const SHOWN_MS = 9 * 60_000;
const OFFICE_NAME = 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี (สาธิต)';

/** Invented, and its QR reads as what it says: the screen refuses a bill whose QR does not. */
const someBill = (): KioskBill => {
  const paid = { billerId: '099999999999900', ref1: '13700000000189', satang: 945_000 };
  const payload = encodeBillPayment(paid);
  if (!payload.ok) throw new Error('The invented bill cannot be a QR');
  return {
    ...paid,
    billId: 'notice-picture',
    officeName: OFFICE_NAME,
    payeeName: 'สอจ.ปทุมธานี (สาธิต)',
    maskedRegistrationNumber: '3-64(x)-xx/41ปท',
    payload: payload.value,
    expiresAtMs: Date.now() + SHOWN_MS,
    isDemo: true,
  };
};

const statesToShow = (): readonly KioskState[] => [
  { kind: 'idle', officeName: OFFICE_NAME, isDemo: true },
  {
    kind: 'ruler',
    officeName: OFFICE_NAME,
    isDemo: true,
    ruler: { cardPixels: USUAL_CARD_PIXELS, screen: 'window', isKept: false },
  },
  { kind: 'offline', bill: someBill() },
  { kind: 'waiting', bill: someBill() },
  { kind: 'paid', bill: someBill() },
  { kind: 'expired', officeName: OFFICE_NAME },
  { kind: 'cancelled', officeName: OFFICE_NAME },
];

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
  for (const state of statesToShow()) {
    await window.evaluate(({ webContents }, [channel, shown]) => webContents.send(channel, shown), [
      KIOSK_STATE_CHANNEL,
      state,
    ] as const);
    await kiosk.getByTestId(`kiosk-${state.kind}`).waitFor();
    // A QR is read back before it is shown.
    if (state.kind === 'offline') await kiosk.getByTestId('kiosk-qr').waitFor();
    await camera.takeOnce(kiosk, `kiosk-${state.kind}`);
  }
  await page.getByTestId('qr-clear').click();
};
