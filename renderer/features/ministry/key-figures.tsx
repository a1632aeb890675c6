import { formatCount } from '#i18n/format.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Sparkline } from '#ui/charts/sparkline.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { formatMillions, formatShare, type MinistryWords as Words } from './measures.ts';
import { type National, OFFICES_IN_ALL } from './national.ts';
import styles from './key-figures.module.css';

interface KeyFigure {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly value: string;
  readonly unit?: string;
  readonly note: string;
  readonly course?: readonly number[];
  readonly most?: number;
}

const CE_TO_BE = 543;

const filingFigures = (national: National, key: Words['key']): readonly KeyFigure[] => {
  const { kept, labelled, weeks } = national;
  return [
    {
      id: 'offices',
      icon: 'home',
      title: key.offices,
      value: String(national.open),
      note: key.ofOffices(OFFICES_IN_ALL),
    },
    {
      id: 'labelled',
      icon: 'labels',
      title: key.labelled,
      value: kept === 0 ? '–' : formatShare(labelled / kept),
      note: key.ofFolders(formatCount(labelled), formatCount(kept)),
      course: weeks.map((week) => week.labelled),
      most: kept,
    },
    {
      id: 'out',
      icon: 'lend',
      title: key.out,
      value: formatCount(national.out),
      note: key.overdue(formatCount(national.overdue)),
    },
    { id: 'missing', icon: 'search', title: key.missing, value: formatCount(national.missing), note: '' },
  ];
};

const moneyFigures = (national: National, { key, million }: Words, language: Language): readonly KeyFigure[] => {
  const { months, fiscalYear = 0 } = national;
  return [
    {
      id: 'arrears',
      icon: 'receipt',
      title: key.arrears,
      value: formatMillions(national.arrearsSatang),
      unit: million,
      note: key.arrearsNote(formatCount(national.arrearsFactories)),
    },
    {
      id: 'collected',
      icon: 'cash',
      title: key.collected(language === 'th' ? fiscalYear : fiscalYear - CE_TO_BE),
      value: formatMillions(national.collectedSatang),
      unit: million,
      note: '',
      course: months.map(({ satang }) => satang),
    },
  ];
};

const careFigures = (national: National, key: Words['key']): readonly KeyFigure[] => [
  {
    id: 'cards',
    icon: 'help',
    title: key.cards,
    value: formatCount(national.exceptions + national.money),
    note: key.cardsNote(formatCount(national.exceptions), formatCount(national.money)),
  },
  {
    id: 'silent',
    icon: 'cloud-off',
    title: key.silent,
    value: formatCount(national.silent),
    note: key.ofDevices(formatCount(national.devices)),
  },
];

/** The country in eight numbers, large enough to be read across a room. */
export const KeyFigures = ({ national }: { readonly national: National }) => {
  const words = useMessages(ministryMessages);
  const language = useLanguage();
  const figures = [
    ...filingFigures(national, words.key),
    ...moneyFigures(national, words, language),
    ...careFigures(national, words.key),
  ];
  return (
    <dl className={styles.figures} data-testid="key-figures">
      {figures.map(({ id, icon, title, value, unit, note, course, most }) => (
        <div key={id} className={styles.figure} data-testid={`key-${id}`}>
          <dt className={styles.title}>
            <Icon name={icon} size={16} />
            {title}
          </dt>
          <dd className={styles.value}>
            {value}
            {unit !== undefined && <span className={styles.unit}>{unit}</span>}
          </dd>
          <dd className={styles.note}>
            {note}
            {course && course.length > 2 && <Sparkline values={course} {...(most === undefined ? {} : { most })} />}
          </dd>
        </div>
      ))}
    </dl>
  );
};
