import { describe, expect, test, vi } from 'vitest';
import { createScanBus } from '#scan/scan-bus.ts';
import { SOUND_TONES } from '#scan/sounds.ts';
import type { ScanEvent } from '#services/services.ts';

const scan = (text: string) => ({ text, atMs: 0 });

describe('a scan goes to the screen on top', () => {
  test('the newest screen takes it, the one below hears nothing', () => {
    const bus = createScanBus();
    const below = vi.fn<(scan: ScanEvent) => boolean>(() => true);
    const onTop = vi.fn<(scan: ScanEvent) => boolean>(() => true);
    bus.subscribe(below);
    bus.subscribe(onTop);

    bus.publish(scan('A'));

    expect(onTop).toHaveBeenCalledWith(scan('A'));
    expect(below).not.toHaveBeenCalled();
  });

  test('a screen that has no use for it passes it on', () => {
    const bus = createScanBus();
    const below = vi.fn<(scan: ScanEvent) => boolean>(() => true);
    bus.subscribe(below);
    bus.subscribe(() => false);

    bus.publish(scan('A'));

    expect(below).toHaveBeenCalledOnce();
  });

  test('when the screen on top has closed, the one below takes the scans again', () => {
    const bus = createScanBus();
    const below = vi.fn<(scan: ScanEvent) => boolean>(() => true);
    bus.subscribe(below);
    const close = bus.subscribe(() => true);
    close();
    close();

    bus.publish(scan('A'));

    expect(below).toHaveBeenCalledOnce();
  });
});

describe('no scan is lost', () => {
  test('what no screen takes goes to the fallback', () => {
    const onUnclaimed = vi.fn<(scan: ScanEvent) => void>();
    const bus = createScanBus({ onUnclaimed });
    bus.subscribe(() => false);

    bus.publish(scan('A'));

    expect(onUnclaimed).toHaveBeenCalledWith(scan('A'));
  });

  test('a screen that breaks while it looks at a scan has not taken it', () => {
    const onListenerFailed = vi.fn<(error: unknown) => void>();
    const bus = createScanBus({ onListenerFailed });
    const below = vi.fn<(scan: ScanEvent) => boolean>(() => true);
    bus.subscribe(below);
    bus.subscribe(() => {
      throw new Error('broken screen');
    });

    bus.publish(scan('A'));
    bus.publish(scan('B'));

    expect(below.mock.calls).toEqual([[scan('A')], [scan('B')]]);
    expect(onListenerFailed).toHaveBeenCalledTimes(2);
  });

  test('a scan that comes while another is handed out waits its turn', () => {
    const bus = createScanBus();
    const heard: string[] = [];
    bus.subscribe(({ text }) => {
      if (text === 'A') bus.publish(scan('C'));
      heard.push(text);
      return true;
    });

    bus.publish(scan('A'));
    bus.publish(scan('D'));

    expect(heard).toEqual(['A', 'C', 'D']);
  });
});

describe('the five sounds', () => {
  test('are all different, and short enough for scanning at pace', () => {
    const melodies = Object.values(SOUND_TONES).map((tones) => JSON.stringify(tones));

    expect(new Set(melodies).size).toBe(melodies.length);
    for (const tones of Object.values(SOUND_TONES)) {
      expect(Math.max(...tones.map(({ startMs, lengthMs }) => startMs + lengthMs))).toBeLessThanOrEqual(400);
    }
  });
});
