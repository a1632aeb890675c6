import { app, screen, type BrowserWindow } from 'electron';
import type { MachineParts } from './machine-report.ts';

/** What Electron says of the machine: its screens, its printers, its graphics. */
export const machineParts = (
  window: () => BrowserWindow | undefined,
): Pick<MachineParts, 'displays' | 'printerNames' | 'graphics'> => ({
  displays: () => {
    const primaryId = screen.getPrimaryDisplay().id;
    return screen.getAllDisplays().map(({ id, size, scaleFactor }) => ({
      widthPx: size.width,
      heightPx: size.height,
      scale: scaleFactor,
      isPrimary: id === primaryId,
    }));
  },
  printerNames: async () => (await window()?.webContents.getPrintersAsync())?.map(({ name }) => name) ?? [],
  graphics: () => Object.fromEntries(Object.entries(app.getGPUFeatureStatus())),
});
