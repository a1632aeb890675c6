import { TextField } from '#ui/text-field.tsx';
import type { NumberForm } from './use-number-form.ts';
import styles from './paper-panel.module.css';

export interface NumberFieldsProps<Name extends string> {
  readonly form: NumberForm<Name>;
  readonly names: readonly Name[];
  readonly labels: Readonly<Record<Name, string>>;
  readonly problemOf: (name: Name) => string | undefined;
  /** Before the name of each field. */
  readonly testId: string;
}

/** Fields of numbers in two columns. */
export const NumberFields = <Name extends string>(props: NumberFieldsProps<Name>) => (
  <div className={styles.measures}>
    {props.names.map((name) => (
      <TextField
        key={name}
        label={props.labels[name]}
        value={props.form.texts[name]}
        onChange={(text) => props.form.set(name, text)}
        inputMode="decimal"
        error={props.problemOf(name)}
        testId={`${props.testId}-${name}`}
      />
    ))}
  </div>
);
