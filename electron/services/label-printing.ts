import { z } from 'zod';
import type { HostError } from '#shared/host/contract.ts';
import type { LabelDelivery } from '#shared/host/host.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';
import { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { createPrinterLink, type PrinterLink } from './printer-link.ts';
import type { Remembered } from './remembered-json.ts';
import type { Spool } from './system-spool.ts';

/** The label printers of this PC, as they are kept in its data folder. */
export const SavedPrinters = z.array(ThermalPrinter).max(20).readonly();
export type SavedPrinters = z.output<typeof SavedPrinters>;

export interface LabelPrinting {
  list(): SavedPrinters;
  save(printers: SavedPrinters): Result<void, HostError>;
  installed(): Promise<readonly string[]>;
  send(printerId: string, label: Uint8Array): Promise<Result<LabelDelivery, HostError>>;
}

/** One link for each address and language, so that two pages of one PC wait for each other. */
const createLinks = (): ((printer: ThermalPrinter) => PrinterLink | undefined) => {
  const links = new Map<string, PrinterLink>();
  return ({ connection, language }) => {
    if (connection.kind !== 'network') return undefined;
    const key = `${connection.host} ${connection.port} ${language}`;
    const link = links.get(key) ?? createPrinterLink(connection, language);
    links.set(key, link);
    return link;
  };
};

/** Sends labels to the printers that were saved on this PC, and to no other address. */
export const createLabelPrinting = (parts: {
  readonly remembered: Remembered<SavedPrinters>;
  readonly spool: Spool;
  readonly installed: () => Promise<readonly string[]>;
}): LabelPrinting => {
  const linkOf = createLinks();
  const list = (): SavedPrinters => parts.remembered.read() ?? [];
  return {
    list,
    save: (printers) => {
      parts.remembered.write(printers);
      const isKept = JSON.stringify(list()) === JSON.stringify(printers);
      return isKept ? ok() : err({ type: 'disk-full' });
    },
    installed: parts.installed,
    send: async (printerId, label) => {
      const printer = list().find(({ id }) => id === printerId);
      if (!printer) return err({ type: 'printer-unknown' });
      const bytes = label.length;
      const link = linkOf(printer);
      if (link) return mapOk(await link.send(label), (condition) => ({ bytes, condition }));
      if (printer.connection.kind !== 'system') return err({ type: 'printer-unknown' });
      return mapOk(await parts.spool(printer.connection.name, label), () => ({ bytes, condition: 'silent' as const }));
    },
  };
};
