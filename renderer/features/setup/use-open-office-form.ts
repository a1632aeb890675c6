import { useState } from 'react';
import { firstRunMessages } from '#i18n/messages/first-run.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { OfficeToOpen } from '#shared/host/office-to-open.ts';
import { provinceByCode } from '#shared/domain/province.ts';
import type { SetupPageProps } from './setup-page.tsx';
import type { EnrolFailed } from './enrol-failed.ts';

/** The office as it is typed. */
export interface OfficeDraft {
  readonly provinceCode: string | undefined;
  readonly name: string;
  readonly nameEnglish: string;
  readonly admin: string;
  readonly pin: string;
  readonly pinAgain: string;
  readonly deviceName: string;
}

export type OfficeProblem = 'province' | 'name' | 'admin' | 'pin-short' | 'pin-differs' | 'device';

export interface OpenOfficeForm {
  readonly draft: OfficeDraft;
  readonly change: (changes: Partial<OfficeDraft>) => void;
  /** The names that most offices have are written for them. */
  readonly chooseProvince: (code: string | undefined) => void;
  /** What is wrong, once opening was tried. */
  readonly problems: readonly OfficeProblem[];
  readonly isOpening: boolean;
  readonly failure: EnrolFailed | undefined;
  readonly open: () => Promise<void>;
}

const officeOf = (draft: OfficeDraft) =>
  OfficeToOpen.safeParse({
    provinceCode: draft.provinceCode ?? '',
    name: draft.name,
    nameEnglish: draft.nameEnglish,
    administrator: { name: draft.admin, pin: draft.pin },
  });

const PROBLEM_OF: Readonly<Record<string, OfficeProblem>> = {
  provinceCode: 'province',
  name: 'name',
  nameEnglish: 'name',
  'administrator.name': 'admin',
  'administrator.pin': 'pin-short',
};

const problemsOf = (draft: OfficeDraft): readonly OfficeProblem[] => {
  const parsed = officeOf(draft);
  const found = parsed.success ? [] : parsed.error.issues.flatMap(({ path }) => PROBLEM_OF[path.join('.')] ?? []);
  return [
    ...found,
    ...(draft.pin === draft.pinAgain ? [] : (['pin-differs'] as const)),
    ...(draft.deviceName.trim() === '' ? (['device'] as const) : []),
  ];
};

/** The facts of a new office as they are typed; opening it makes this PC its centre and enrols it. */
export const useOpenOfficeForm = (onOpenOffice: SetupPageProps['onOpenOffice'], deviceName: string): OpenOfficeForm => {
  const messages = useMessages(firstRunMessages);
  const [draft, setDraft] = useState<OfficeDraft>({
    provinceCode: undefined,
    name: '',
    nameEnglish: '',
    admin: '',
    pin: '',
    pinAgain: '',
    deviceName,
  });
  const [isTried, setTried] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [failure, setFailure] = useState<EnrolFailed>();
  const change = (changes: Partial<OfficeDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  return {
    draft,
    change,
    chooseProvince: (code) => {
      const province = code === undefined ? undefined : provinceByCode(code);
      change({
        provinceCode: code,
        ...(province
          ? { name: messages.officeOf(province.nameTh), nameEnglish: messages.officeOfEnglish(province.nameEn) }
          : {}),
      });
    },
    problems: isTried ? problemsOf(draft) : [],
    isOpening,
    failure,
    open: async () => {
      setTried(true);
      const office = officeOf(draft);
      if (!office.success || problemsOf(draft).length > 0 || isOpening) return;
      setOpening(true);
      setFailure(undefined);
      const opened = await onOpenOffice({ office: office.data, deviceName: draft.deviceName.trim() });
      setOpening(false);
      if (!opened.ok) setFailure(opened.error);
    },
  };
};
