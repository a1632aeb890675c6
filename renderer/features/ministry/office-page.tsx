import { formatCount, formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { OfficeFigures } from '#shared/ministry/office-figures.ts';
import type { OfficeDetail } from '#shared/ministry/protocol.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { DeviceList } from './device-list.tsx';
import { formatMillions, formatShare, labelledShare, stateOf } from './measures.ts';
import { useMinistry } from './ministry-context.ts';
import { goTo } from './ministry-place.ts';
import { CollectedChart, LabelledChart } from './national-charts.tsx';
import { ArrearsByAge, Channels, MovementsChart, PeopleByRole, VisitsChart } from './office-charts.tsx';
import { provinceNameOf } from './office-table.ts';
import { ReplicaLag } from './replica-lag.tsx';
import { StaleNote } from './stale-note.tsx';
import { usePolled } from './use-polled.ts';
import styles from './office-page.module.css';

const POLL_MS = 60_000;

const Numbers = ({ figures }: { readonly figures: OfficeFigures }) => {
  const words = useMessages(ministryMessages);
  const { folders, factories, arrears, collected, cards } = figures;
  const share = labelledShare({ figures });
  const numbers: readonly (readonly [id: string, title: string, value: string, note: string])[] = [
    [
      'labelled',
      words.key.labelled,
      share === undefined ? '–' : formatShare(share),
      words.office.labelsNote(formatCount(folders.labelled), formatCount(folders.kept), formatCount(folders.printed)),
    ],
    ['out', words.key.out, formatCount(folders.out), words.key.overdue(formatCount(folders.overdue))],
    ['missing', words.key.missing, formatCount(folders.missing), ''],
    ['factories', words.columns.factories, formatCount(factories.total), ''],
    [
      'arrears',
      words.key.arrears,
      words.inMillions(formatMillions(arrears.satang)),
      words.key.arrearsNote(formatCount(arrears.factories)),
    ],
    ['collected', words.measure.collected, words.inMillions(formatMillions(collected.satang)), ''],
    [
      'cards',
      words.key.cards,
      formatCount(cards.exceptions + cards.money),
      words.key.cardsNote(formatCount(cards.exceptions), formatCount(cards.money)),
    ],
  ];
  return (
    <dl className={styles.numbers} data-testid="office-numbers">
      {numbers.map(([id, title, value, note]) => (
        <div key={id} data-testid={`office-${id}`}>
          <dt>{title}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
};

const Figures = ({ office, figures }: { readonly office: OfficeDetail; readonly figures: OfficeFigures }) => {
  const messages = useMessages(ministryMessages);
  const about = (title: string) => ({ subject: `${title}-${office.provinceCode}`, at: office.at });
  return (
    <>
      <Numbers figures={figures} />
      <div className={styles.charts}>
        <LabelledChart weeks={figures.labelledWeeks} {...about(messages.labelledByWeek)} />
        <CollectedChart months={figures.collected.months} {...about(messages.collectedByMonth)} />
        <MovementsChart figures={figures} {...about(messages.office.movements)} />
        <VisitsChart figures={figures} {...about(messages.office.visits)} />
        <ArrearsByAge figures={figures} />
        <div className={styles.pair}>
          <Channels figures={figures} />
          <PeopleByRole figures={figures} />
        </div>
      </div>
    </>
  );
};

/** One office with all that the ministry sees of it. */
export const OfficePage = ({ officeId }: { readonly officeId: string }) => {
  const messages = useMessages(ministryMessages);
  const language = useLanguage();
  const { api } = useMinistry();
  const {
    value: office,
    failure,
    refresh,
  } = usePolled(
    officeId,
    () => api.office(officeId),
    () => POLL_MS,
  );
  const back = (
    <Button icon="back" onPress={() => goTo({ page: 'offices' })} testId="office-back">
      {messages.back}
    </Button>
  );
  if (!office) {
    return (
      <Page title={messages.offices} actions={back} testId="ministry-office">
        {failure ? <ErrorNote error={failure} /> : <output>{messages.loading}</output>}
      </Page>
    );
  }
  return (
    <Page
      title={language === 'th' ? office.name : office.nameEnglish}
      actions={
        <>
          <StatusChip tone={stateOf(office, Date.parse(office.at)) === 'working' ? 'done' : 'elsewhere'}>
            {messages.state[stateOf(office, Date.parse(office.at))]}
          </StatusChip>
          {back}
        </>
      }
      testId="ministry-office"
    >
      {failure && <StaleNote failure={failure} />}
      <p className={styles.note}>
        {provinceNameOf(office, language)} · {messages.asOf(formatInstant(office.countedAt ?? office.at, language))}
        <ReplicaLag lagMs={office.replicaLagMs} />
      </p>
      {office.figures ? (
        <Figures office={office} figures={office.figures} />
      ) : (
        <EmptyState icon="clock" title={messages.notCounted} />
      )}
      <DeviceList office={office} onChanged={refresh} />
    </Page>
  );
};
