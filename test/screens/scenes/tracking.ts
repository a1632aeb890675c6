import { trackingPage } from '#central/http/tracking-page.ts';
import type { TrackingTopic } from '#central/http/tracking-words.ts';
import { openChromium } from '#test/support/chromium.ts';
import type { Stage } from '../stage.ts';

const TOPICS: readonly TrackingTopic[] = [
  { kind: 'waiting', validUntilOn: '2026-12-31' },
  { kind: 'reported' },
  { kind: 'paid', paidOn: '2026-11-21' },
  { kind: 'replaced' },
  { kind: 'past', validUntilOn: '2026-11-01' },
  { kind: 'unknown' },
  { kind: 'busy' },
];
const SMALL_PHONE = { width: 360, height: 640 };

/** The public page behind the QR of a letter in all its states, on a small phone in light and in dark. */
export const takeTracking = async ({ camera }: Pick<Stage, 'camera'>): Promise<void> => {
  const browser = await openChromium();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const phone = await browser.newPage({ viewport: SMALL_PHONE, colorScheme });
      for (const topic of TOPICS) {
        await phone.setContent(trackingPage(topic, camera.language));
        await camera.takeOnce(phone, `tracking-${topic.kind}.${camera.language}.${colorScheme}`);
      }
      await phone.close();
    }
  } finally {
    await browser.close();
  }
};
