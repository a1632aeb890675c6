import styles from './key-hint.module.css';

/** The key that does the same as the button it stands on, e.g. `F2` or `Ctrl K`. */
export const KeyHint = ({ children }: { readonly children: string }) => (
  <kbd className={styles.key} aria-hidden="true">
    {children}
  </kbd>
);
