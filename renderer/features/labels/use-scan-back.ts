import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { createScanVoice, type ScanSound } from '#scan/sounds.ts';
import { type Services, useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { Result } from '#shared/lib/result.ts';
import { judgeScanBack, type ScanBack } from './scan-back.ts';

/** The last label that was scanned back, and whether it is stored. */
export interface LastScanBack {
  readonly scan: Exclude<ScanBack, { kind: 'not-for-labels' }>;
  readonly text: string;
  readonly atMs: number;
  readonly error: MutateError | undefined;
  /** Set when what was scanned was parked. */
  readonly parkedScanId: string | undefined;
}

const MAX_PARKED_TEXT = 512;

type Stored = Result<{ readonly id: string }, MutateError> | undefined;

const isParked = ({ kind }: ScanBack): boolean => kind === 'park' || kind === 'free-code';

const store = async ({ data }: Services, { scan, text }: Pick<LastScanBack, 'scan' | 'text'>): Promise<Stored> => {
  if (scan.kind === 'confirm') return data.mutate('confirm-label', { folderId: scan.folderId });
  if (scan.kind === 'gone') return data.mutate('see-folder', { folderId: scan.folderId });
  return isParked(scan) ? data.mutate('park-scan', { text: text.slice(0, MAX_PARKED_TEXT) }) : undefined;
};

const soundOf = (scan: ScanBack): ScanSound => {
  if (isParked(scan)) return 'unknown';
  if (scan.kind === 'gone') return 'refused';
  return scan.kind === 'already' || scan.kind === 'old-label' ? 'wrong-place' : 'done';
};

/** Takes the scans of the labels page: a folder's label that reads is confirmed, and shown once that is stored. */
export const useScanBack = (onPlace: (placeId: string) => void): LastScanBack | undefined => {
  const services = useServices();
  const [last, setLast] = useState<LastScanBack>();
  const [voice] = useState(createScanVoice);
  const take = async (scan: LastScanBack['scan'], text: string, atMs: number): Promise<void> => {
    if (scan.kind === 'readable' && scan.placeId !== undefined) onPlace(scan.placeId);
    const stored = await store(services, { scan, text });
    const error = stored?.ok === false ? stored.error : undefined;
    setLast({ scan, text, atMs, error, parkedScanId: stored?.ok && isParked(scan) ? stored.value.id : undefined });
    voice.play(error ? 'refused' : soundOf(scan));
  };
  useScanListener(({ text, atMs }) => {
    const scan = judgeScanBack(services.data.rows, text);
    if (scan.kind === 'not-for-labels') return false;
    void take(scan, text, atMs);
    return true;
  });
  return last;
};
