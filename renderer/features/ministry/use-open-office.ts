import { useState } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { PROVINCES, type Province, provinceByCode } from '#shared/domain/province.ts';
import { OpenOfficeRequest, type OpenOfficeResponse } from '#shared/ministry/protocol.ts';
import type { MinistryFailure } from './ministry-api.ts';
import { useMinistry } from './ministry-context.ts';
import { WITHOUT_OFFICE } from './national.ts';

/** An office as it is being typed. */
interface OfficeDraft {
  readonly provinceCode: string;
  readonly name: string;
  readonly nameEnglish: string;
  readonly administrator: string;
  readonly pin: string;
}

const requestOf = ({ administrator, pin, ...office }: OfficeDraft): OpenOfficeRequest | undefined =>
  OpenOfficeRequest.safeParse({ ...office, administrator: { name: administrator, pin } }).data;

export interface OpenOfficeForm {
  readonly draft: OfficeDraft;
  /** Provinces without an office. */
  readonly free: readonly Province[];
  readonly canOpen: boolean;
  readonly failure: MinistryFailure | undefined;
  /** The office as it was opened, with the code that is shown once. */
  readonly opened: OpenOfficeResponse | undefined;
  readonly change: (field: keyof OfficeDraft, text: string) => void;
  readonly open: () => void;
}

/** The form that opens an office; choosing a province fills its names in. */
export const useOpenOffice = (taken: readonly string[], onOpened: () => void): OpenOfficeForm => {
  const words = useMessages(ministryMessages).open;
  const { api } = useMinistry();
  const free = PROVINCES.filter(({ code }) => code !== WITHOUT_OFFICE && !taken.includes(code));
  const namesFor = (provinceCode: string) => {
    const province = provinceByCode(provinceCode);
    return {
      provinceCode,
      name: words.defaultName(province?.nameTh ?? ''),
      nameEnglish: words.defaultNameEnglish(province?.nameEn ?? ''),
    };
  };
  const [draft, setDraft] = useState<OfficeDraft>({ ...namesFor(free[0]?.code ?? ''), administrator: '', pin: '' });
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<MinistryFailure>();
  const [opened, setOpened] = useState<OpenOfficeResponse>();
  const request = requestOf(draft);
  const send = async (office: OpenOfficeRequest): Promise<void> => {
    setAsking(true);
    const answer = await api.openOffice(office);
    setAsking(false);
    if (!answer.ok) return setFailure(answer.error);
    setOpened(answer.value);
    onOpened();
  };
  return {
    draft,
    free,
    canOpen: request !== undefined && !isAsking,
    failure,
    opened,
    change: (field, text) =>
      setDraft((before) => ({ ...before, ...(field === 'provinceCode' ? namesFor(text) : { [field]: text }) })),
    open: () => request && !isAsking && void send(request),
  };
};
