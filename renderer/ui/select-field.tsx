import { Field } from './field.tsx';
import styles from './field.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly testId?: string;
}

/** A choice among a few; the system's own list, which every keyboard knows. */
export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => (
  <Field label={props.label} hint={props.hint}>
    {({ id, describedBy }) => (
      <select
        id={id}
        className={styles.input}
        value={props.value}
        disabled={props.isDisabled}
        aria-describedby={describedBy}
        data-testid={props.testId}
        onChange={(event) => {
          const chosen = props.choices.find((choice) => choice.value === event.target.value);
          if (chosen) props.onChange(chosen.value);
        }}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
