import { parseFolderCode } from '#shared/domain/folder-code.ts';
import { type ScanKind, scanCodeParts } from '#shared/domain/scan-code.ts';

/** A numbering of barcodes: of one kind of thing in one office. */
export interface ScanSeries {
  readonly kind: ScanKind;
  /** Two digits of the province. */
  readonly officeCode: string;
}

const runningIn = (code: string, { kind, officeCode }: ScanSeries): number => {
  const parsed = parseFolderCode(code);
  if (!parsed.ok) return 0;
  const parts = scanCodeParts(parsed.value);
  return parts.kind === kind && parts.officeCode === officeCode ? parts.running : 0;
};

/** The running number above all that the codes of the series have; codes of other series and no codes count for nothing. */
export const nextRunning = (series: ScanSeries, codes: Iterable<string>): number => {
  let highest = 0;
  for (const code of codes) highest = Math.max(highest, runningIn(code, series));
  return highest + 1;
};
