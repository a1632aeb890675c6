import { afterAll } from 'vitest';
import { startVirtualDisplay } from '#build/virtual-display.ts';

// Every test file works at a screen and a keyboard of its own, so that two of them can run side by side.
if (process.platform === 'linux') {
  const display = await startVirtualDisplay();
  process.env.DISPLAY = display.name;
  // A Wayland session would win over the display that the tests are meant to use.
  delete process.env.WAYLAND_DISPLAY;
  afterAll(() => display.stop());
}
