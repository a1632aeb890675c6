import type { Ref } from 'react';
import styles from './file-input.module.css';

export interface FileInputProps {
  /** A button or a key opens the dialog by `click()`. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  /** What the dialog offers, such as ".csv,.txt" or "image/*". */
  readonly accept: string;
  /** On a phone: its camera instead of its files. */
  readonly capture?: 'environment';
  readonly onFile: (file: File) => void;
  readonly testId: string;
}

/** The unseen field behind a button that chooses a file; the same file may be chosen twice. */
export const FileInput = ({ label, onFile, testId, ...rest }: FileInputProps) => (
  <input
    {...rest}
    className={styles.file}
    type="file"
    aria-label={label}
    tabIndex={-1}
    data-testid={testId}
    onChange={(event) => {
      const file = event.target.files?.[0];
      event.target.value = '';
      if (file) onFile(file);
    }}
  />
);
