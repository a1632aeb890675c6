import { loansTh } from '#i18n/messages/loans.ts';
import { outSlipsHtml } from '#print/out-slip.ts';
import { A4_PAGE } from '#print/paper-html.ts';
import { useServices } from '#services/services.ts';
import { type PaperPrinting, type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import { slipsOf } from './slip-paper.ts';
import { useToday } from './use-today.ts';

export interface SlipPrinting extends Pick<PaperPrinting, 'isBusy' | 'error'> {
  /** Prints the loan cards of these folders; false when there is none or nothing was printed. */
  print(folderIds: readonly string[], way: PaperWay): Promise<boolean>;
}

/** Prints loan cards, four to a sheet. */
export const useSlips = (): SlipPrinting => {
  const { data } = useServices();
  const printing = usePaperPrinting();
  const today = useToday();
  return {
    isBusy: printing.isBusy,
    error: printing.error,
    print: async (folderIds, way) => {
      const slips = await slipsOf(data, folderIds, today);
      if (slips.length === 0) return false;
      const { title, fileName } = loansTh.slip;
      const html = (fonts: Parameters<typeof outSlipsHtml>[2]): string => outSlipsHtml(slips, title, fonts);
      return printing.print({ page: A4_PAGE, html }, way, fileName(today));
    },
  };
};
