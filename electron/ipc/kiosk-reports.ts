import type { IpcMainEvent } from 'electron';
import { KIOSK_REPORT_CHANNEL } from '#shared/host/channels.ts';
import { KioskReport } from '#shared/host/kiosk-state.ts';
import type { Log } from '#shared/lib/ports.ts';

/** The part of `ipcMain` that listens without answering. */
export interface MessageRegistry {
  on(channel: string, listener: (event: IpcMainEvent, payload: unknown) => void): unknown;
}

/** The only thing the public screen may say: whether the QR it drew reads as its bill. */
export const registerKioskReports = (parts: {
  readonly ipcMain: MessageRegistry;
  readonly trusts: (event: IpcMainEvent) => boolean;
  readonly onReport: (report: KioskReport) => void;
  readonly log: Log;
}): void => {
  parts.ipcMain.on(KIOSK_REPORT_CHANNEL, (event, payload) => {
    const report = KioskReport.safeParse(payload);
    if (parts.trusts(event) && report.success) parts.onReport(report.data);
    else parts.log.warn('kiosk-report-refused', { understood: report.success });
  });
};
