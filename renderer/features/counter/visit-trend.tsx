import { visitTrend } from '#data/visit-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { visitTrendMessages } from '#i18n/messages/visit-trend.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { LineChart } from '#ui/charts/line-chart.tsx';
import { Panel } from '#ui/panel.tsx';
import styles from './visit-trend.module.css';

const TABLES = ['visit'] as const;

/** How long visits take, week after week, and what was saved since the first week; nothing before the first visit. */
export const VisitTrend = () => {
  const messages = useMessages(visitTrendMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const { weeks, savedMinutes } = visitTrend(rows);
  const week = weeks.at(-1);
  if (!week) return null;
  return (
    <div className={styles.place}>
      <Panel title={messages.title} testId="visit-trend">
        <p data-testid="visit-week">{messages.thisWeek(week.visits, week.locateMinutes, week.serveMinutes)}</p>
        <p className={styles.quiet} data-testid="visit-saved">
          {savedMinutes === undefined ? messages.oneWeek : messages.saved(savedMinutes)}
        </p>
        {weeks.length > 1 && (
          <LineChart
            title={messages.chart}
            labels={weeks.map(({ beginsOn }) => formatDate(beginsOn, language))}
            lines={[
              { name: messages.serve, values: weeks.map(({ serveMinutes }) => serveMinutes) },
              { name: messages.locate, values: weeks.map(({ locateMinutes }) => locateMinutes), isBroken: true },
            ]}
            axis={messages.axis}
          />
        )}
      </Panel>
    </div>
  );
};
