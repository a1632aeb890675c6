import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { parseBaht } from '#shared/domain/money.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { thaiDigitsToAscii, withoutSpaces } from '#shared/domain/thai-digits.ts';
import { TypedSlip } from '#shared/model/money-rows.ts';
import { SlipNumber } from '#shared/mutations/slip-leads.ts';
import { useToast } from '#ui/toast.tsx';

const plain = (text: string): string => thaiDigitsToAscii(withoutSpaces(text));

/** 9.05 and ๙:๐๕ are five past nine. */
const timeOf = (text: string): string => {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(plain(text)) ?? [];
  return `${hours.padStart(2, '0')}:${minutes}`;
};

/** Typing in what stands on a slip; nothing is stored before every part of it can be read. */
export const useTypedSlip = (onAttached: () => void) => {
  const messages = useMessages(reconciliationMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const [texts, setTexts] = useState({ reference: '', number: '', amount: '', time: '' });
  const [paidOn, setPaidOn] = useState<IsoDate>();
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const [notice] = data.rows.list('notice', 'ref1', plain(texts.reference).replace(/\D/g, ''));
  const number = SlipNumber.safeParse(plain(texts.number));
  const amount = parseBaht(texts.amount);
  const satang = TypedSlip.shape.satang.safeParse(amount.ok ? amount.value : 0);
  const time = TypedSlip.shape.paidAtTime.safeParse(timeOf(texts.time));
  const isDayRight = paidOn !== undefined && paidOn <= isoDateAt(services.nowMs());
  const attach = async (): Promise<void> => {
    setTried(true);
    if (!notice || !number.success || !satang.success || !time.success || !isDayRight) return;
    const typed = { satang: satang.data, paidOn, paidAtTime: time.data };
    const attached = await data.mutate('attach-typed-slip', { transRef: number.data, noticeId: notice.id, ...typed });
    if (!attached.ok) return setFailure(attached.error);
    toast('done', messages.slipAttached);
    onAttached();
  };
  const wrong = (isRight: boolean, message: string): string | undefined => (isTried && !isRight ? message : undefined);
  return {
    texts,
    type: (part: keyof typeof texts) => (text: string) => setTexts((before) => ({ ...before, [part]: text })),
    paidOn,
    setPaidOn,
    number: number.data,
    problems: {
      reference: wrong(notice !== undefined, messages.slipNoNotice),
      number: wrong(number.success, messages.slipNumberBad),
      amount: wrong(satang.success, messages.slipAmountBad),
      time: wrong(time.success, messages.slipTimeBad),
      day: wrong(isDayRight, messages.slipDayBad),
    },
    failure,
    attach,
  };
};
