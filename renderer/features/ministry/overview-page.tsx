import { useState } from 'react';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { Overview } from '#shared/ministry/protocol.ts';
import { ShareBars } from '#ui/charts/share-bars.tsx';
import { Page } from '#ui/page.tsx';
import { Panel } from '#ui/panel.tsx';
import { KeyFigures } from './key-figures.tsx';
import { isAlert, type Measure, shownValue } from './measures.ts';
import { MeasureSwitch } from './measure-switch.tsx';
import { goTo } from './ministry-place.ts';
import { byRegion, nationalOf } from './national.ts';
import { CollectedChart, LabelledChart } from './national-charts.tsx';
import { PicturePanel } from './picture-panel.tsx';
import { ProvinceMap } from './province-map.tsx';
import { ReplicaLag } from './replica-lag.tsx';
import styles from './overview-page.module.css';

interface RegionsProps {
  readonly overview: Overview;
  readonly measure: Measure;
  readonly nowMs: number;
}

const Regions = ({ overview, measure, nowMs }: RegionsProps) => {
  const messages = useMessages(ministryMessages);
  const regions = byRegion(measure, overview.offices, nowMs);
  const most = measure === 'labelled' ? 1 : Math.max(1, ...regions.map(({ value = 0 }) => value));
  return (
    <Panel title={messages.byRegion(messages.measure[measure])} testId="regions">
      <ShareBars
        label={messages.byRegion(messages.measure[measure])}
        look={isAlert(measure) ? 'alert' : 'plain'}
        bars={regions.map(({ region, open, all, value }) => ({
          key: region,
          label: messages.region[region],
          note: messages.regionNote(open, all),
          share: (value ?? 0) / most,
          shown: value === undefined ? '–' : shownValue(measure, value, messages),
        }))}
      />
    </Panel>
  );
};

/** The whole country at one look: eight numbers, the map, the regions, and how it went. */
export const OverviewPage = ({ overview }: { readonly overview: Overview }) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  const [measure, setMeasure] = useState<Measure>('labelled');
  const { offices, at, behind } = overview;
  const nowMs = Date.parse(at);
  const national = nationalOf(offices);
  return (
    <Page
      title={messages.overview}
      testId="ministry-overview"
      actions={
        <output className={styles.asOf}>
          {messages.asOf(formatInstant(at, language))}
          <ReplicaLag lagMs={overview.replicaLagMs} />
          {behind > 0 && <span data-testid="ministry-behind">{` · ${messages.behind(behind)}`}</span>}
        </output>
      }
    >
      <KeyFigures national={national} />
      <div className={styles.columns}>
        <PicturePanel
          title={`${messages.map} · ${messages.measure[measure]}`}
          subject={`${messages.overview}-${messages.measure[measure]}`}
          at={at}
          note={messages.measureNote[measure]}
          testId="map-panel"
        >
          <MeasureSwitch measure={measure} onChoose={setMeasure} />
          <ProvinceMap
            offices={offices}
            measure={measure}
            nowMs={nowMs}
            onOpen={(officeId) => goTo({ page: 'office', officeId })}
          />
          <p className={styles.asOf}>{messages.mapNote}</p>
        </PicturePanel>
        <div className={styles.side}>
          <Regions overview={overview} measure={measure} nowMs={nowMs} />
          <CollectedChart months={national.months} subject={messages.collectedByMonth} at={at} />
          <LabelledChart weeks={national.weeks} subject={messages.labelledByWeek} at={at} />
        </div>
      </div>
    </Page>
  );
};
