import { useRef } from 'react';
import { type VisitWeek, visitTrend } from '#data/visit-queries.ts';
import { formatCount, formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { visitTrendMessages } from '#i18n/messages/visit-trend.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { TableFile } from '#services/table-file.ts';
import { useRows } from '#services/use-rows.ts';
import { useSaveFigure } from '#services/use-save-figure.ts';
import { BarChart } from '#ui/charts/bar-chart.tsx';
import { FigureButtons } from '#ui/charts/figure-buttons.tsx';
import { LineChart } from '#ui/charts/line-chart.tsx';
import { Panel } from '#ui/panel.tsx';
import styles from './visit-trend.module.css';

const TABLES = ['visit'] as const;

/** Minutes a visit of that week was shorter than one of the first week; negative when it was longer. */
const savedIn = (weeks: readonly VisitWeek[], index: number): number =>
  Math.round(((weeks[0]?.serveMinutes ?? 0) - (weeks[index]?.serveMinutes ?? 0)) * 10) / 10;

const useColumns = (): TableFile['columns'] => {
  const messages = useMessages(visitTrendMessages);
  return [
    { title: messages.week, widthCharacters: 14 },
    { title: messages.visits, widthCharacters: 12, look: 'count' },
    { title: messages.locateMinutes, widthCharacters: 18, look: 'amount' },
    { title: messages.serveMinutes, widthCharacters: 18, look: 'amount' },
    { title: messages.savedMinutes, widthCharacters: 22, look: 'amount' },
  ];
};

type Figures = readonly [week: string, ...figures: number[]];

const figuresOf = (weeks: readonly VisitWeek[]): readonly Figures[] =>
  weeks.map(({ beginsOn, visits, locateMinutes, serveMinutes }, index) => [
    beginsOn,
    visits,
    locateMinutes,
    serveMinutes,
    savedIn(weeks, index),
  ]);

/** The two pictures once there is more than one week: how long visits took, and what was saved for visitors. */
const Pictures = ({ weeks }: { readonly weeks: readonly VisitWeek[] }) => {
  const messages = useMessages(visitTrendMessages);
  const language = useLanguage();
  const columns = useColumns();
  const labels = weeks.map(({ beginsOn }) => formatDate(beginsOn, language));
  return (
    <>
      <LineChart
        title={messages.chart}
        labels={labels}
        lines={[
          { name: messages.serve, values: weeks.map(({ serveMinutes }) => serveMinutes) },
          { name: messages.locate, values: weeks.map(({ locateMinutes }) => locateMinutes), isBroken: true },
        ]}
        axis={messages.axis}
        table={{
          head: columns.map(({ title }) => title),
          rows: figuresOf(weeks).map(([week, ...figures]) => [formatDate(week, language), ...figures.map(String)]),
        }}
      />
      <BarChart
        title={messages.savedChart}
        bars={weeks.map(({ visits }, index) => ({
          label: labels[index] ?? '',
          value: Math.max(0, savedIn(weeks, index)) * visits,
          shown: formatCount(Math.round(savedIn(weeks, index) * visits)),
        }))}
        widthPx={520}
        testId="visit-minutes-saved"
      />
    </>
  );
};

/** How long visits take, week after week, and what was saved since the first week; nothing before the first visit. */
export const VisitTrend = () => {
  const messages = useMessages(visitTrendMessages);
  const { weeks, savedMinutes } = visitTrend(useRows(TABLES));
  const place = useRef<HTMLDivElement>(null);
  const columns = useColumns();
  const saving = useSaveFigure(messages.title, () => ({ sheet: messages.sheet, columns, lines: figuresOf(weeks) }));
  const week = weeks.at(-1);
  if (!week) return null;
  return (
    <div className={styles.place} ref={place}>
      <Panel
        title={messages.title}
        testId="visit-trend"
        aside={
          <FigureButtons title={messages.title} saving={saving} element={() => place.current} testId="visit-trend" />
        }
      >
        <p data-testid="visit-week">{messages.thisWeek(week.visits, week.locateMinutes, week.serveMinutes)}</p>
        <p className={styles.quiet} data-testid="visit-saved">
          {savedMinutes === undefined ? messages.oneWeek : messages.saved(savedMinutes)}
        </p>
        {weeks.length > 1 && <Pictures weeks={weeks} />}
      </Panel>
    </div>
  );
};
