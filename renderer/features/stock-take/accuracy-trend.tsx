import { useMemo } from 'react';
import { accuracyTrend } from '#data/stock-take-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { StockTakeScope } from '#shared/model/stock-take-rows.ts';
import { LineChart } from '#ui/charts/line-chart.tsx';
import styles from './stock-take.module.css';

const TABLES = ['stockTake'] as const;

/** How much of a scope was found in its place, count after count; with one count there is no trend yet. */
export const AccuracyTrend = ({ scope }: { readonly scope: StockTakeScope }) => {
  const messages = useMessages(stockTakeMessages);
  const language = useLanguage();
  const rows = useRows(TABLES);
  const version = rows.version('stockTake');
  const points = useMemo(
    () => accuracyTrend(rows, scope),
    // The version stands for the rows, which are read where they lie.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [rows, scope, version],
  );
  if (points.length < 2) return <p className={styles.quiet}>{messages.trendOne}</p>;
  const accuracies = points.map(({ accuracy }) => accuracy);
  return (
    <LineChart
      title={messages.trend}
      labels={points.map(({ at }) => formatDate(isoDateAt(Date.parse(at)), language))}
      lines={[{ name: '', values: accuracies, shown: accuracies.map((accuracy) => `${accuracy}%`) }]}
      domain={[0, 100]}
      axis={messages.trendAxis}
      widthPx={460}
      heightPx={240}
      testId="accuracy-trend"
    />
  );
};
