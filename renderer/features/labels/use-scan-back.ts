import { useEffect, useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { createScanVoice } from '#scan/sounds.ts';
import { type Services, useServices } from '#services/services.ts';
import type { Result } from '#shared/lib/result.ts';
import { judgeScanBack, type ScanBack } from './scan-back.ts';

/** The last label that was scanned back, and whether it is stored. */
export interface LastScanBack {
  readonly scan: Exclude<ScanBack, { kind: 'not-for-labels' }>;
  readonly text: string;
  readonly atMs: number;
  readonly error: MutateError | undefined;
}

const MAX_PARKED_TEXT = 512;

const store = async ({ data }: Services, scan: ScanBack): Promise<Result<unknown, MutateError> | undefined> => {
  if (scan.kind === 'confirm') return data.mutate('confirm-label', { folderId: scan.folderId });
  if (scan.kind === 'park') return data.mutate('park-scan', { text: scan.text.slice(0, MAX_PARKED_TEXT) });
  return undefined;
};

/** Takes the scans of the labels page: a folder's label that reads is confirmed, and shown once that is stored. */
export const useScanBack = (onPlace: (placeId: string) => void): LastScanBack | undefined => {
  const services = useServices();
  const [last, setLast] = useState<LastScanBack>();
  const [voice] = useState(createScanVoice);
  useEffect(() => {
    const take = async (scan: LastScanBack['scan'], text: string, atMs: number): Promise<void> => {
      if (scan.kind === 'readable' && scan.placeId !== undefined) onPlace(scan.placeId);
      const stored = await store(services, scan);
      const error = stored?.ok === false ? stored.error : undefined;
      setLast({ scan, text, atMs, error });
      if (error) voice.play('refused');
      else voice.play(scan.kind === 'park' ? 'unknown' : scan.kind === 'already' ? 'wrong-place' : 'done');
    };
    return services.scans.subscribe(({ text, atMs }) => {
      const scan = judgeScanBack(services.data.rows, text);
      if (scan.kind === 'not-for-labels') return false;
      void take(scan, text, atMs);
      return true;
    });
  }, [services, voice, onPlace]);
  return last;
};
