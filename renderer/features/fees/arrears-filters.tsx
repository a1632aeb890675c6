import type { ArrearsQuestion } from '#data/arrears-ledger.ts';
import { arrearsMessages } from '#i18n/messages/arrears.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { SelectField } from '#ui/select-field.tsx';
import styles from './fees.module.css';

export interface ArrearsFiltersProps {
  readonly question: ArrearsQuestion;
  readonly districts: readonly string[];
  readonly onChange: (question: ArrearsQuestion) => void;
}

const ALL = 'all';
const AGES = [0, 1, 2, 3, 5, 10];
const AMOUNTS_SATANG = [0, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000];

interface FieldsProps {
  readonly question: ArrearsQuestion;
  readonly change: (part: Partial<ArrearsQuestion>) => void;
}

const DebtFields = ({ question, districts, change }: FieldsProps & Pick<ArrearsFiltersProps, 'districts'>) => {
  const words = useMessages(arrearsMessages);
  const places = districts
    .map((name, place) => ({ value: String(place), label: name === '' ? words.noDistrict : name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'th'));
  return (
    <>
      <SelectField
        label={words.district}
        value={question.district === undefined ? ALL : String(question.district)}
        choices={[{ value: ALL, label: words.allDistricts }, ...places]}
        onChange={(value) => change({ district: value === ALL ? undefined : Number(value) })}
        testId="arrears-district"
      />
      <SelectField
        label={words.age}
        value={String(question.leastAgeYears)}
        choices={AGES.map((years) => ({ value: String(years), label: words.ageChoice(years) }))}
        onChange={(value) => change({ leastAgeYears: Number(value) })}
        testId="arrears-age"
      />
      <SelectField
        label={words.least}
        value={String(question.leastSatang)}
        choices={AMOUNTS_SATANG.map((satang) => ({ value: String(satang), label: words.leastChoice(satang) }))}
        onChange={(value) => change({ leastSatang: Number(value) })}
        testId="arrears-least"
      />
    </>
  );
};

const StateFields = ({ question, change }: FieldsProps) => {
  const words = useMessages(arrearsMessages);
  return (
    <>
      <SelectField
        label={words.status}
        value={question.statuses}
        choices={[
          { value: 'operating', label: words.operating },
          { value: 'operating-and-paused', label: words.operatingAndPaused },
        ]}
        onChange={(statuses) => change({ statuses })}
        testId="arrears-status"
      />
      <SelectField
        label={words.records}
        value={question.records}
        choices={[
          { value: 'kept', label: words.recordsKept },
          { value: 'none', label: words.recordsNone },
        ]}
        onChange={(records) => change({ records })}
        testId="arrears-records"
      />
      <SelectField
        label={words.billing}
        value={question.billing}
        choices={[
          { value: 'all', label: words.billingAll },
          { value: 'without-notice', label: words.billingWithout },
        ]}
        onChange={(billing) => change({ billing })}
        testId="arrears-billing"
      />
      <SelectField
        label={words.order}
        value={question.order}
        choices={[
          { value: 'amount', label: words.byAmount },
          { value: 'age', label: words.byAge },
        ]}
        onChange={(order) => change({ order })}
        testId="arrears-order"
      />
    </>
  );
};

/** Which arrears are listed, in which order. */
export const ArrearsFilters = ({ question, districts, onChange }: ArrearsFiltersProps) => {
  const words = useMessages(arrearsMessages);
  const change = (part: Partial<ArrearsQuestion>): void => onChange({ ...question, ...part });
  return (
    <fieldset className={styles.filters} aria-label={words.filters}>
      <DebtFields question={question} districts={districts} change={change} />
      <StateFields question={question} change={change} />
    </fieldset>
  );
};
