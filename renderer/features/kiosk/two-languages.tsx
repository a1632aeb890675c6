import { kioskEn, kioskTh } from '#i18n/messages/kiosk.ts';
import styles from './kiosk.module.css';

export interface TwoLanguagesProps {
  readonly name: keyof typeof kioskTh;
  readonly testId?: string;
}

/** A sentence for the public: Thai, and under it English. */
export const TwoLanguages = ({ name, testId }: TwoLanguagesProps) => (
  <span className={styles.twoLanguages} data-testid={testId}>
    <span lang="th">{kioskTh[name]}</span>
    <span lang="en" className={styles.english}>
      {kioskEn[name]}
    </span>
  </span>
);
