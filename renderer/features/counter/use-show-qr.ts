import { useEffect, useState } from 'react';
import { officeOf } from '#data/factory-queries.ts';
import { useServices } from '#services/services.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { type BillImpossible, kioskBill } from './kiosk-bill.ts';

export interface ShowQr {
  /** Puts the notice's QR on the public screen, opening the screen when it is closed. */
  readonly show: () => void;
  readonly clear: () => void;
  /** The payer was seen to scan. */
  readonly scanned: () => void;
  readonly problem: BillImpossible['type'] | 'no-notice' | undefined;
}

/** The payment QR of a factory's open notice on the public screen. */
export const useShowQr = (factory: FactoryRow, notice: NoticeRow | undefined): ShowQr => {
  const services = useServices();
  const { data, kiosk } = services;
  const [problem, setProblem] = useState<ShowQr['problem']>(undefined);
  // Whatever takes the clerk off this page takes its bill off the public screen.
  useEffect(() => {
    kiosk.getState().serve(factory.id);
    return () => kiosk.getState().serve(undefined);
  }, [kiosk, factory.id]);
  const show = (): void => {
    const office = officeOf(data.rows);
    if (!notice || !office) return setProblem('no-notice');
    const bill = kioskBill({ office, factory, notice }, services.nowMs());
    if (!bill.ok) return setProblem(bill.error.type);
    setProblem(undefined);
    const control = kiosk.getState();
    if (!control.screen.open && control.paired === 'none') control.open();
    control.show(bill.value, factory.id);
  };
  return { show, problem, clear: () => kiosk.getState().clear(), scanned: () => kiosk.getState().scanned() };
};
