import { setTimeout as sleep } from 'node:timers/promises';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { scanUntilAnswered, type Stage } from '../stage.ts';

const PROVINCE = '13';
const folder = (running: number): string => makeScanCode('folder', PROVINCE, running);
const place = (running: number): string => makeScanCode('location', PROVINCE, running);
/** Room C; the folders below stand in room A. */
const FAR_SHELF = place(170);
/** Within this time a second scan of the same folder is the scanner's bouncing. */
const SAME_SCAN_MS = 3_200;

/** One picture per colour of the big result. */
export const takeScanDesk = async ({ camera, centre, page }: Stage): Promise<void> => {
  const [first, second] = centre.demo.staff;
  const scan = (code: string): Promise<void> => scanUntilAnswered(page, code, '[data-testid="scan-desk-page"]');
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  await camera.take(page, 'scan-desk');
  await page.keyboard.press('F10');
  // This PC has no camera, as many have none: a picture file is offered instead.
  await page.getByTestId('camera-refused').waitFor();
  await camera.take(page, 'camera-refused');
  await page.keyboard.press('F10');
  await page.keyboard.press('F2');
  await scan(first?.badgeCode ?? '');
  await scan(folder(145));
  const lentAt = Date.now();
  await camera.take(page, 'scan-desk-lent');
  await page.keyboard.press('F7');
  for (const running of [40, 61, 82]) await scan(folder(running));
  await camera.take(page, 'scan-desk-done');
  await scan('4006381333931');
  await camera.take(page, 'scan-desk-unknown');
  await page.keyboard.press('F8');
  await scan(folder(103));
  await camera.take(page, 'scan-desk-needs-place');
  await scan(FAR_SHELF);
  await scan(folder(124));
  await camera.take(page, 'scan-desk-wrong-place');
  await page.keyboard.press('F2');
  await scan(second?.badgeCode ?? '');
  await sleep(Math.max(0, lentAt + SAME_SCAN_MS - Date.now()));
  await scan(folder(145));
  await camera.take(page, 'scan-desk-exception');
  await page.keyboard.press('F9');
  await scan(folder(166));
  await camera.take(page, 'scan-desk-located');
};
