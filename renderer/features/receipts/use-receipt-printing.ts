import { receiptsTh } from '#i18n/messages/receipts.ts';
import { A4_PAGE } from '#print/paper-html.ts';
import { receiptHtml } from '#print/receipt-html.ts';
import { useServices } from '#services/services.ts';
import { type PaperPrinting, type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { firstPrintOf, reprintOf } from './receipt-paper.ts';

export interface ReceiptPrinting extends Pick<PaperPrinting, 'isBusy' | 'error'> {
  /** Prints the original, or a copy once the original has left; false when nothing left this PC. */
  print(receiptId: string, way: PaperWay): Promise<boolean>;
}

/** Prints receipts and notes what left for the printer; a print that failed is not noted, so it can be repeated. */
export const useReceiptPrinting = (): ReceiptPrinting => {
  const services = useServices();
  const { data } = services;
  const printing = usePaperPrinting();
  const printOne = async (receipt: ReceiptRow, way: PaperWay): Promise<boolean> => {
    const { title, fileName } = receiptsTh.print;
    const isOriginal = receipt.printed === undefined;
    const copies = isOriginal ? firstPrintOf(data.rows, receipt) : reprintOf(data.rows, receipt, services.nowMs());
    const html = (fonts: Parameters<typeof receiptHtml>[2]): string =>
      receiptHtml(copies, title(receipt.number), fonts);
    const hasLeft = await printing.print({ page: A4_PAGE, html }, way, fileName(receipt.number));
    if (!hasLeft) return false;
    await data.mutate('note-receipt-reprint', { receiptId: receipt.id, print: isOriginal ? 'original' : 'copy' });
    return true;
  };
  return {
    isBusy: printing.isBusy,
    error: printing.error,
    print: async (receiptId, way) => {
      const receipt = data.rows.get('receipt', receiptId);
      return receipt ? printOne(receipt, way) : false;
    },
  };
};
