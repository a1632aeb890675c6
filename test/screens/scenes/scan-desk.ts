import { setTimeout as sleep } from 'node:timers/promises';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { scan, type Stage } from '../stage.ts';

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
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  await camera.take(page, 'scan-desk');
  await page.keyboard.press('F10');
  // This PC has no camera, as many have none: a picture file is offered instead.
  await page.getByTestId('camera-refused').waitFor();
  await camera.take(page, 'camera-refused');
  await page.keyboard.press('F10');
  await page.keyboard.press('F7');
  for (const running of [40, 61, 82]) await scan(page, folder(running));
  await camera.take(page, 'scan-desk-done');
  await scan(page, '4006381333931');
  await camera.take(page, 'scan-desk-unknown');
  await page.keyboard.press('F8');
  await scan(page, folder(103));
  await camera.take(page, 'scan-desk-needs-place');
  await scan(page, FAR_SHELF);
  await scan(page, folder(124));
  await camera.take(page, 'scan-desk-wrong-place');
  await page.keyboard.press('F2');
  await scan(page, first?.badgeCode ?? '');
  await scan(page, folder(145));
  await camera.take(page, 'scan-desk-lent');
  await page.keyboard.press('F2');
  await scan(page, second?.badgeCode ?? '');
  await sleep(SAME_SCAN_MS);
  await scan(page, folder(145));
  await camera.take(page, 'scan-desk-exception');
  await page.keyboard.press('F9');
  await scan(page, folder(166));
  await camera.take(page, 'scan-desk-located');
};
