import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  /** What to type, before anything is wrong. */
  readonly hint?: string | undefined;
  /** What is wrong and what to do; replaces the hint. */
  readonly error?: string | undefined;
  /** The control, given the ids that tie it to its label and remark. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

/** A label, a control, and the remark under it; an error stands where the eye already is. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const remark = error ?? hint;
  const describedBy = remark === undefined ? undefined : `${id}-remark`;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy })}
      {remark !== undefined && (
        <p
          id={describedBy}
          className={classNames(styles.remark, error !== undefined && styles.error)}
          role={error === undefined ? undefined : 'alert'}
        >
          {remark}
        </p>
      )}
    </div>
  );
};
