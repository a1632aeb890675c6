import type { DayView } from '#data/close-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatInstant, formatLongDate, formatMoney } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { Banner } from '#ui/banner.tsx';
import { differenceText } from './difference-words.ts';
import styles from './daily-close.module.css';

/** Whether the money of a closed day was remitted, in time and in full. */
const Remittance = ({ view }: { readonly view: DayView }) => {
  const messages = useMessages(dailyCloseMessages);
  const language = useLanguage();
  const services = useServices();
  const last = view.close?.remittances.at(-1);
  const due = formatLongDate(view.remitBy, language);
  if (last === undefined) {
    if (view.toRemitSatang === 0) return null;
    const isLate = view.remitBy < isoDateAt(services.nowMs());
    return (
      <Banner
        tone={isLate ? 'refused' : 'waiting'}
        icon="cash"
        title={`${isLate ? messages.remitLate(due) : messages.remitBy(due)} · ${formatMoney(view.toRemitSatang)}`}
        testId="remit-due"
      >
        <p>{messages.holidaysUnknown}</p>
      </Banner>
    );
  }
  const isWhole = last.satang === view.toRemitSatang;
  return (
    <Banner
      tone={isWhole ? 'done' : 'elsewhere'}
      icon="cash"
      title={messages.remitted(formatLongDate(last.remittedOn, language), last.reference)}
      testId="remitted"
    >
      {isWhole ? (
        <p>{formatMoney(last.satang)}</p>
      ) : (
        <p>{messages.remitDiffers(formatMoney(last.satang), formatMoney(view.toRemitSatang))}</p>
      )}
    </Banner>
  );
};

/** How the day stands: open or fixed, what differs since, and its remittance. */
export const CloseState = ({ view }: { readonly view: DayView }) => {
  const messages = useMessages(dailyCloseMessages);
  const language = useLanguage();
  const { channel } = useMessages(receiptsMessages);
  const { rows } = useServices().data;
  const { close } = view;
  return (
    <>
      {view.unsure > 0 && <p className={styles.quiet}>{messages.unsure(view.unsure)}</p>}
      {close && (
        <Banner tone="done" icon="lock" title={messages.closed} testId="day-closed">
          <p>
            {messages.closedBy(staffName(rows, close.closedBy), formatInstant(close.closedAt, language))} ·{' '}
            {messages.fixedAt(close.hash.slice(0, 16))}
          </p>
        </Banner>
      )}
      {view.differences.length > 0 && (
        <Banner tone="elsewhere" title={messages.differs} role="alert" testId="day-differs">
          {view.differences.map((difference) => (
            <p key={`${difference.figure} ${difference.part?.by} ${difference.part?.name}`}>
              {differenceText(difference, { rows, messages, channel, money: formatMoney })}
            </p>
          ))}
        </Banner>
      )}
      {close && <Remittance view={view} />}
    </>
  );
};
