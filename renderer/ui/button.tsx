import type { Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: string;
  readonly onPress?: (() => void) | undefined;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Printed on the button; binding the key is `useShortcuts`. */
  readonly keyHint?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly type?: 'button' | 'submit';
  readonly size?: 'normal' | 'large';
  readonly width?: 'own' | 'full';
  readonly ref?: Ref<HTMLButtonElement>;
  readonly testId?: string;
  /** For toggles: whether it is on. */
  readonly isPressed?: boolean | undefined;
  /** What the button does where its word alone does not say it. */
  readonly description?: string | undefined;
}

/** Whoever speaks to the PC says the word that is seen, so it must be part of the name. */
const nameOf = ({ children, description }: Pick<ButtonProps, 'children' | 'description'>): string | undefined => {
  if (description === undefined || description.toLowerCase().includes(children.toLowerCase())) return description;
  return `${children}: ${description}`;
};

/** The one button: word, optional icon, and the key that does the same. */
export const Button = ({ ref, ...props }: ButtonProps) => {
  const { look = 'plain', size = 'normal', width = 'own', type = 'button' } = props;
  return (
    <button
      ref={ref}
      type={type === 'submit' ? 'submit' : 'button'}
      className={classNames(
        styles.button,
        styles[look],
        size === 'large' && styles.large,
        width === 'full' && styles.full,
      )}
      disabled={props.isDisabled}
      aria-pressed={props.isPressed}
      aria-keyshortcuts={props.keyHint?.replace(' ', '+').replace('Ctrl', 'Control')}
      aria-label={nameOf(props)}
      data-testid={props.testId}
      onClick={props.onPress}
    >
      {props.icon && <Icon name={props.icon} />}
      <span className={styles.word}>{props.children}</span>
      {props.keyHint && <KeyHint>{props.keyHint}</KeyHint>}
    </button>
  );
};
