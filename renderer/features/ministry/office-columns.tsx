import { formatCount, formatSatang } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { OfficeLine } from '#shared/ministry/protocol.ts';
import { Sparkline } from '#ui/charts/sparkline.tsx';
import type { DataColumn } from '#ui/data-table.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { formatAge, formatShare, labelledShare, type MinistryWords, type OfficeState, stateOf } from './measures.ts';
import { hashOf } from './ministry-place.ts';
import { provinceNameOf } from './office-table.ts';
import styles from './offices-page.module.css';

const TONES: Readonly<Record<OfficeState, Tone>> = {
  'not-enrolled': 'neutral',
  'never-heard': 'waiting',
  working: 'done',
  silent: 'elsewhere',
};

type Figures = NonNullable<OfficeLine['figures']>;

const number = (
  id: string,
  title: string,
  shown: { readonly of: (figures: Figures) => string; readonly width: string },
): DataColumn<OfficeLine> => ({
  id,
  title,
  width: shown.width,
  align: 'end',
  cell: ({ figures }) => (figures ? shown.of(figures) : '–'),
});

const Labelled = ({ office }: { readonly office: OfficeLine }) => {
  const { figures } = office;
  const share = labelledShare(office);
  return (
    <span className={styles.course}>
      {figures && (
        <Sparkline values={figures.labelledWeeks.map(({ labelled }) => labelled)} most={figures.folders.kept} />
      )}
      <span className={styles.share}>{share === undefined ? '–' : formatShare(share)}</span>
    </span>
  );
};

/** The figures of an office, each with its room. */
const figureColumns = ({ columns }: MinistryWords): readonly DataColumn<OfficeLine>[] => [
  number('kept', columns.kept, { of: ({ folders }) => formatCount(folders.kept), width: '76px' }),
  number('out', columns.out, { of: ({ folders }) => formatCount(folders.out), width: '56px' }),
  number('overdue', columns.overdue, { of: ({ folders }) => formatCount(folders.overdue), width: '84px' }),
  number('missing', columns.missing, { of: ({ folders }) => formatCount(folders.missing), width: '60px' }),
  number('arrears', columns.arrears, { of: ({ arrears }) => formatSatang(arrears.satang), width: '132px' }),
  number('collected', columns.collected, { of: ({ collected }) => formatSatang(collected.satang), width: '142px' }),
  number('cards', columns.cards, { of: ({ cards }) => formatCount(cards.exceptions + cards.money), width: '72px' }),
];

/** The columns of the list of offices. */
export const officeColumns = (given: {
  readonly words: MinistryWords;
  readonly language: Language;
  readonly nowMs: number;
}): readonly DataColumn<OfficeLine>[] => {
  const { words, language, nowMs } = given;
  const { columns } = words;
  const ageOf = (instant: string | null): string =>
    instant === null ? words.ago.never : formatAge(Math.max(0, nowMs - Date.parse(instant)), words.ago);
  return [
    {
      id: 'province',
      title: columns.province,
      width: 'minmax(120px, 1fr)',
      cell: (office) => (
        <a className={styles.province} href={hashOf({ page: 'office', officeId: office.officeId })}>
          {provinceNameOf(office, language)}
        </a>
      ),
    },
    {
      id: 'state',
      title: columns.state,
      width: '172px',
      cell: (office) => {
        const state = stateOf(office, nowMs);
        return <StatusChip tone={TONES[state]}>{words.state[state]}</StatusChip>;
      },
    },
    {
      id: 'labelled',
      title: columns.labelled,
      width: '152px',
      align: 'end',
      cell: (office) => <Labelled office={office} />,
    },
    ...figureColumns(words),
    { id: 'heard', title: columns.heard, width: '112px', align: 'end', cell: ({ contact }) => ageOf(contact.heardAt) },
  ];
};
