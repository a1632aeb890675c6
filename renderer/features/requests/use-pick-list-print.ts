import { useState } from 'react';
import type { PickStop } from '#data/request-queries.ts';
import { officeOf } from '#data/factory-queries.ts';
import { useLanguage } from '#i18n/language.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { pickListPaper } from './pick-list-paper.ts';
import { documentHtml, pageOf } from '#print/paper-document.ts';
import { loadPaperFonts } from '#print/paper-fonts.ts';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Result } from '#shared/lib/result.ts';

export interface PickListPrint {
  readonly error: HostError | undefined;
  print(stops: readonly PickStop[], way: 'dialog' | 'pdf'): void;
}

/** Prints the walk by the system's dialog, or saves it as a PDF. */
export const usePickListPrint = (): PickListPrint => {
  const services = useServices();
  const { host, data } = services;
  const messages = useMessages(requestsMessages);
  const language = useLanguage();
  const [error, setError] = useState<HostError | undefined>(undefined);
  const output = async (stops: readonly PickStop[], way: 'dialog' | 'pdf'): Promise<Result<unknown, HostError>> => {
    const officeName = officeOf(data.rows)?.name ?? '';
    const paper = pickListPaper({ officeName, stops, nowMs: services.nowMs(), messages, language });
    const html = documentHtml(paper, (await loadPaperFonts()).faces);
    if (way === 'dialog') return host.print.dialog(html, pageOf(paper));
    const pdf = await host.print.pdf(html, pageOf(paper));
    return pdf.ok ? host.files.save(messages.fileName(isoDateAt(services.nowMs())), pdf.value) : pdf;
  };
  return {
    error,
    print: (stops, way) => {
      setError(undefined);
      void output(stops, way).then((done) => {
        if (!done.ok && done.error.type !== 'cancelled') setError(done.error);
      });
    },
  };
};
