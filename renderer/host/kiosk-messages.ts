import { z } from 'zod';
import { KioskReport, KioskState } from '#shared/host/kiosk-state.ts';

/** What counter and public screen say to each other in a browser, where they are two windows of one origin. */
export const KioskMessage = z.discriminatedUnion('kind', [
  /** Counter to screen. */
  z.object({ kind: z.literal('state'), state: KioskState }),
  z.object({ kind: z.literal('who-is-there') }),
  z.object({ kind: z.literal('close') }),
  /** Screen to counter. */
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('bye') }),
  z.object({ kind: z.literal('report'), report: KioskReport }),
]);
export type KioskMessage = z.output<typeof KioskMessage>;

const CHANNEL = 'faem-kiosk';

/** One end of the conversation; what is not understood is passed over. */
export const openKioskMessages = (
  listener: (message: KioskMessage) => void,
): { send(message: KioskMessage): void; close(): void } => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = KioskMessage.safeParse(data);
    if (message.success) listener(message.data);
  });
  return { send: (message) => channel.postMessage(message), close: () => channel.close() };
};
