import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, Ref } from 'react';
import { Field } from './field.tsx';
import styles from './field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password' | 'url';
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onBlur?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
  readonly testId?: string;
}

/** One line of text with its label. */
export const TextField = ({ ref, ...props }: TextFieldProps) => (
  <Field label={props.label} hint={props.hint} error={props.error}>
    {({ id, describedBy }) => (
      <input
        ref={ref}
        id={id}
        className={styles.input}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        spellCheck={false}
        value={props.value}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.isDisabled}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={describedBy}
        data-testid={props.testId}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
    )}
  </Field>
);
