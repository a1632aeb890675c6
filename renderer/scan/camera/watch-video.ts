import type { PictureReader } from '#scan/decode/picture-reader.ts';
import { confirmCodes, noSights } from './confirm-codes.ts';

interface Watch {
  readonly video: HTMLVideoElement;
  readonly reader: PictureReader;
  /** A code that counts as a scan, and when its frame was taken (`performance.now`). */
  readonly onScan: (text: string, atMs: number) => void;
  readonly onBroken: () => void;
}

/**
 * Reads the frames of a playing video until stopped. While one frame is being read the others pass by unread, so what is
 * read next is always what is before the camera now, and nothing piles up.
 */
export const watchVideo = ({ video, reader, onScan, onBroken }: Watch): (() => void) => {
  let isWatching = true;
  let sights = noSights;
  let callback = 0;

  const readFrame = async (): Promise<void> => {
    const atMs = performance.now();
    const found = await reader.read(new VideoFrame(video), 'next-frame-comes');
    if (!isWatching) return;
    if (!found.ok) {
      onBroken();
      return;
    }
    const confirmed = confirmCodes(
      sights,
      found.value.map(({ text }) => text),
      atMs,
    );
    sights = confirmed.sights;
    for (const text of confirmed.scans) onScan(text, atMs);
    waitForFrame();
  };

  const waitForFrame = (): void => {
    callback = video.requestVideoFrameCallback(() => {
      readFrame().catch(() => {
        // The frame was gone before it could be taken, as when the camera is changed: the next one comes.
        if (isWatching) waitForFrame();
      });
    });
  };

  waitForFrame();
  return () => {
    isWatching = false;
    video.cancelVideoFrameCallback(callback);
  };
};
