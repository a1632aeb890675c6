import { formatCount, formatDate, formatSatang } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { BarChart } from '#ui/charts/bar-chart.tsx';
import { LineChart } from '#ui/charts/line-chart.tsx';
import { formatMillions } from './measures.ts';
import type { National } from './national.ts';
import { PicturePanel } from './picture-panel.tsx';

export interface CourseProps {
  readonly subject: string;
  readonly at: string;
}

/** "ต.ค. 69" of `2026-10`: the month of a date without its day. */
export const useMonthName = (): ((month: string) => string) => {
  const language = useLanguage();
  return (month) => formatDate(`${month}-01`, language).replace(/^1 /, '');
};

/** Money month by month. */
export const CollectedChart = ({ months, subject, at }: CourseProps & Pick<National, 'months'>) => {
  const messages = useMessages(ministryMessages);
  const monthName = useMonthName();
  return (
    <PicturePanel title={messages.collectedByMonth} subject={subject} at={at} testId="chart-collected">
      <BarChart
        title={messages.collectedByMonth}
        isTitleShown={false}
        widthPx={660}
        heightPx={170}
        bars={months.map(({ month, satang }) => ({
          label: monthName(month),
          value: satang,
          shown: formatMillions(satang),
        }))}
        table={{
          head: [messages.month, messages.amount, messages.payments],
          rows: months.map(({ month, satang, payments }) => [
            monthName(month),
            formatSatang(satang),
            formatCount(payments),
          ]),
        }}
      />
    </PicturePanel>
  );
};

/** Labelled folders week by week. */
export const LabelledChart = ({ weeks, subject, at }: CourseProps & Pick<National, 'weeks'>) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  return (
    <PicturePanel title={messages.labelledByWeek} subject={subject} at={at} testId="chart-labelled">
      <LineChart
        title={messages.labelledByWeek}
        axis={messages.labelledAxis}
        labels={weeks.map(({ beginsOn }) => formatDate(beginsOn, language))}
        lines={[{ name: '', values: weeks.map(({ labelled }) => labelled) }]}
        widthPx={660}
        heightPx={190}
        table={{
          head: [messages.week, messages.folders],
          rows: weeks.map(({ beginsOn, labelled }) => [formatDate(beginsOn, language), formatCount(labelled)]),
        }}
      />
    </PicturePanel>
  );
};
