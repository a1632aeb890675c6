import type { HostError } from '#shared/host/contract.ts';
import type { LabelPrinters } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';

/** The label printers of a shell, in memory: what was saved, what was sent, and what goes wrong next. */
export interface FakeLabelPrinters extends LabelPrinters {
  saved: readonly ThermalPrinter[];
  readonly sent: { readonly printerId: string; readonly label: Uint8Array }[];
  /** Fails the label with this number (counted from 1 over everything sent), once. */
  failAt: { readonly number: number; readonly error: HostError } | undefined;
  /** How long a label takes. */
  labelMs: number;
}

export const createFakeLabelPrinters = (saved: readonly ThermalPrinter[] = []): FakeLabelPrinters => {
  const fake: FakeLabelPrinters = {
    saved,
    sent: [],
    failAt: undefined,
    labelMs: 0,
    list: async () => ok(fake.saved),
    save: async (printers) => {
      fake.saved = printers;
      return ok();
    },
    installed: async () => ok(['TSC TE210', 'HP LaserJet']),
    send: async (printerId, label) => {
      await new Promise((resolve) => setTimeout(resolve, fake.labelMs));
      const { failAt } = fake;
      if (failAt?.number === fake.sent.length + 1) {
        fake.failAt = undefined;
        return err(failAt.error);
      }
      fake.sent.push({ printerId, label });
      return ok({ bytes: label.length, condition: 'ready' });
    },
  };
  return fake;
};
