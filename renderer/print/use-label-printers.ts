import { useCallback, useEffect, useState } from 'react';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';

export interface SavedLabelPrinters {
  /** Undefined until the shell has answered. */
  readonly printers: readonly ThermalPrinter[] | undefined;
  readonly error: HostError | undefined;
  /** Whether they were kept. */
  save(printers: readonly ThermalPrinter[]): Promise<boolean>;
}

const NONE: readonly ThermalPrinter[] = [];

/** The label printers of this PC, kept by its shell; none in a browser, which cannot reach them. */
export const useLabelPrinters = (): SavedLabelPrinters => {
  const { labelPrinters } = useServices().host;
  const [printers, setPrinters] = useState<readonly ThermalPrinter[] | undefined>(labelPrinters ? undefined : NONE);
  const [error, setError] = useState<HostError>();
  useEffect(() => {
    let isWanted = true;
    void labelPrinters?.list().then((listed) => {
      if (!isWanted) return;
      setPrinters(listed.ok ? listed.value : NONE);
      setError(listed.ok ? undefined : listed.error);
    });
    return () => {
      isWanted = false;
    };
  }, [labelPrinters]);
  const save = useCallback(
    async (next: readonly ThermalPrinter[]): Promise<boolean> => {
      const saved = await labelPrinters?.save(next);
      setError(saved?.ok === false ? saved.error : undefined);
      if (saved?.ok) setPrinters(next);
      return saved?.ok === true;
    },
    [labelPrinters],
  );
  return { printers, error, save };
};
