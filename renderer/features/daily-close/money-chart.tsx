import { useRef } from 'react';
import { type MoneyDays, moneyDays } from '#data/money-days.ts';
import { formatCount, formatDate, formatMoney, formatSatang } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { TableFile } from '#services/table-file.ts';
import { useRows } from '#services/use-rows.ts';
import { useSaveFigure } from '#services/use-save-figure.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { BarChart } from '#ui/charts/bar-chart.tsx';
import { FigureButtons } from '#ui/charts/figure-buttons.tsx';
import { ShareBars } from '#ui/charts/share-bars.tsx';
import { Panel } from '#ui/panel.tsx';
import styles from './daily-close.module.css';

const TABLES = ['payment'] as const;
const DAYS = 30;
const SATANG_PER_BAHT = 100;
const BAHT_PER_THOUSAND = 1_000;

/** Whole thousands where there is no room for more. */
const short = (satang: number): string => {
  const baht = satang / SATANG_PER_BAHT;
  return baht >= BAHT_PER_THOUSAND ? `${(baht / BAHT_PER_THOUSAND).toFixed(1)}k` : formatCount(Math.round(baht));
};

const useMoneyTable = ({ days, channels }: MoneyDays): TableFile => {
  const messages = useMessages(dailyCloseMessages);
  const receipts = useMessages(receiptsMessages);
  return {
    sheet: messages.chart.sheet,
    columns: [
      { title: messages.day, widthCharacters: 12 },
      ...channels.map(({ channel }) => ({
        title: receipts.channel(channel),
        widthCharacters: 18,
        look: 'amount' as const,
      })),
      { title: messages.chart.total, widthCharacters: 16, look: 'amount' },
      { title: messages.items, widthCharacters: 10, look: 'count' },
    ],
    lines: days.map(({ day, byChannel, satang, payments }) => [
      day,
      ...channels.map(({ channel }) => (byChannel.get(channel) ?? 0) / SATANG_PER_BAHT),
      satang / SATANG_PER_BAHT,
      payments,
    ]),
  };
};

const Pictures = ({ money }: { readonly money: MoneyDays }) => {
  const messages = useMessages(dailyCloseMessages);
  const receipts = useMessages(receiptsMessages);
  const language = useLanguage();
  const most = Math.max(1, ...money.channels.map(({ satang }) => satang));
  return (
    <div className={styles.pictures}>
      <BarChart
        title={messages.chart.byDay}
        widthPx={640}
        heightPx={170}
        bars={money.days.map(({ day, satang }) => ({
          label: formatDate(day, language).replace(/ \S+$/, ''),
          value: satang / SATANG_PER_BAHT,
          shown: short(satang),
        }))}
        table={{
          head: [messages.day, messages.amount, messages.items],
          rows: money.days
            .filter(({ payments }) => payments > 0)
            .map(({ day, satang, payments }) => [
              formatDate(day, language),
              formatSatang(satang),
              formatCount(payments),
            ]),
        }}
        testId="money-by-day"
      />
      <div>
        <h3>{messages.byChannel}</h3>
        <ShareBars
          label={messages.byChannel}
          bars={money.channels.map(({ channel, satang, payments }) => ({
            key: channel,
            label: receipts.channel(channel),
            note: messages.count(payments),
            share: satang / most,
            shown: formatSatang(satang),
          }))}
          testId="money-by-channel"
        />
      </div>
    </div>
  );
};

/** What the last thirty days brought, day by day and channel by channel, as pictures that can be saved. */
export const MoneyChart = ({ last }: { readonly last: IsoDate }) => {
  const messages = useMessages(dailyCloseMessages);
  const rows = useRows(TABLES);
  const place = useRef<HTMLDivElement>(null);
  const money = moneyDays(rows, last, DAYS);
  const table = useMoneyTable(money);
  const title = messages.chart.title(DAYS);
  const saving = useSaveFigure(messages.chart.sheet, () => table);
  return (
    <div ref={place}>
      <Panel
        title={title}
        testId="money-chart"
        aside={<FigureButtons title={title} saving={saving} element={() => place.current} testId="money-chart" />}
      >
        <p className={styles.quiet}>
          {money.satang === 0 ? messages.chart.none : messages.chart.sum(formatMoney(money.satang))}
        </p>
        {money.satang > 0 && <Pictures money={money} />}
      </Panel>
    </div>
  );
};
