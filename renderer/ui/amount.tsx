import { BAHT_SIGN, formatSatang } from '#i18n/format.ts';
import { classNames } from './class-names.ts';
import styles from './amount.module.css';

export interface AmountProps {
  readonly satang: number;
  readonly size?: 'body' | 'large' | 'display';
  readonly testId?: string;
}

/** Money in figures: two decimals, thousands in commas, the baht sign behind. */
export const Amount = ({ satang, size = 'body', testId }: AmountProps) => (
  <span className={classNames(styles.amount, styles[size])} data-satang={satang} data-testid={testId}>
    {formatSatang(satang)}
    <span className={styles.unit}>{`\u00a0${BAHT_SIGN}`}</span>
  </span>
);
