import styles from './reconciliation.module.css';

export interface FactListProps {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly testId?: string;
}

/** Facts of a file or a decision, each under its name. */
export const FactList = ({ facts, testId }: FactListProps) => (
  <dl className={styles.facts} data-testid={testId}>
    {facts.map(([name, value]) => (
      <div key={name} className={styles.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
