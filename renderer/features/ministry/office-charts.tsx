import { formatCount, formatDate, formatSatang } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { OfficeFigures } from '#shared/ministry/office-figures.ts';
import { BarChart } from '#ui/charts/bar-chart.tsx';
import { LineChart } from '#ui/charts/line-chart.tsx';
import { ShareBars } from '#ui/charts/share-bars.tsx';
import { Panel } from '#ui/panel.tsx';
import { formatMillions } from './measures.ts';
import { PicturePanel } from './picture-panel.tsx';
import type { CourseProps } from './national-charts.tsx';

interface OfficeChartProps extends CourseProps {
  readonly figures: OfficeFigures;
}

/** How many folders moved on each of the last 30 days. */
export const MovementsChart = ({ figures, subject, at }: OfficeChartProps) => {
  const messages = useMessages(ministryMessages).office;
  const language = useLanguage();
  const days = figures.movementDays;
  const total = days.reduce((sum, { movements }) => sum + movements, 0);
  return (
    <PicturePanel
      title={messages.movements}
      subject={subject}
      at={at}
      note={messages.movementsTotal(formatCount(total))}
      testId="chart-movements"
    >
      <BarChart
        title={messages.movements}
        isTitleShown={false}
        widthPx={660}
        heightPx={150}
        bars={days.map(({ on, movements }) => ({
          label: formatDate(on, language),
          value: movements,
          shown: formatCount(movements),
        }))}
        table={{
          head: [messages.day, messages.times],
          rows: days.map(({ on, movements }) => [formatDate(on, language), formatCount(movements)]),
        }}
      />
    </PicturePanel>
  );
};

/** How long visits took, week by week. */
export const VisitsChart = ({ figures, subject, at }: OfficeChartProps) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  const words = messages.office;
  const weeks = figures.visitWeeks;
  const visits = weeks.reduce((sum, week) => sum + week.visits, 0);
  return (
    <PicturePanel
      title={words.visits}
      subject={subject}
      at={at}
      note={visits === 0 ? words.visitsNone : words.visitsNote(formatCount(visits))}
      testId="chart-visits"
    >
      {weeks.length > 1 && (
        <LineChart
          title={words.visits}
          axis={words.minutes}
          labels={weeks.map(({ beginsOn }) => formatDate(beginsOn, language))}
          lines={[
            { name: words.serve, values: weeks.map(({ serveMinutes }) => serveMinutes) },
            { name: words.locate, values: weeks.map(({ locateMinutes }) => locateMinutes), isBroken: true },
          ]}
          widthPx={660}
          heightPx={190}
          table={{
            head: [messages.week, words.visitsCount, words.locate, words.serve],
            rows: weeks.map(({ beginsOn, visits: count, locateMinutes, serveMinutes }) => [
              formatDate(beginsOn, language),
              formatCount(count),
              String(locateMinutes),
              String(serveMinutes),
            ]),
          }}
        />
      )}
    </PicturePanel>
  );
};

/** What is owed, by how long the oldest year has been owed. */
export const ArrearsByAge = ({ figures }: { readonly figures: OfficeFigures }) => {
  const messages = useMessages(ministryMessages);
  const words = messages.office;
  const { arrears, arrearsByAge } = figures;
  const most = Math.max(1, ...arrearsByAge.map(({ satang }) => satang));
  return (
    <Panel
      title={words.ages}
      testId="arrears-by-age"
      aside={<strong>{messages.inMillions(formatMillions(arrears.satang))}</strong>}
    >
      {arrears.factories === 0 && <p>{words.agesNone}</p>}
      <ShareBars
        label={words.ages}
        look="alert"
        bars={arrearsByAge.map(({ age, factories, satang }) => ({
          key: age,
          label: words.age[age],
          note: words.factories(formatCount(factories)),
          share: satang / most,
          shown: formatSatang(satang),
        }))}
      />
      {arrears.unknownFactories > 0 && <p>{words.unknown(formatCount(arrears.unknownFactories))}</p>}
      {arrears.withoutRecords > 0 && <p>{words.withoutRecords(formatCount(arrears.withoutRecords))}</p>}
    </Panel>
  );
};

/** How people paid. */
export const Channels = ({ figures }: { readonly figures: OfficeFigures }) => {
  const words = useMessages(ministryMessages).office;
  const receipts = useMessages(receiptsMessages);
  const most = Math.max(1, ...figures.channels.map(({ satang }) => satang));
  return (
    <Panel title={words.channels} testId="channels">
      {figures.channels.length === 0 && <p>{words.channelsNone}</p>}
      <ShareBars
        label={words.channels}
        bars={figures.channels.map(({ channel, satang, payments }) => ({
          key: channel,
          label: receipts.channel(channel),
          note: formatCount(payments),
          share: satang / most,
          shown: formatSatang(satang),
        }))}
      />
    </Panel>
  );
};

/** Who works with it, as numbers. */
export const PeopleByRole = ({ figures }: { readonly figures: OfficeFigures }) => {
  const words = useMessages(ministryMessages).office;
  const most = Math.max(1, ...figures.people.map(({ active }) => active));
  return (
    <Panel title={words.people} testId="people">
      <ShareBars
        label={words.people}
        bars={figures.people.map(({ role, active }) => ({
          key: role,
          label: words.role[role],
          share: active / most,
          shown: words.peopleCount(active),
        }))}
      />
    </Panel>
  );
};
