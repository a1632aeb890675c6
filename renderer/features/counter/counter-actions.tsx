import type { ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import type { IconName } from '#ui/icon.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './factory-page.module.css';

export interface CounterAction {
  readonly key: string;
  readonly label: string;
  readonly icon: IconName;
  /** The one obvious next action. */
  readonly isNext?: boolean;
  /** Absent while the action is not possible. */
  readonly run: (() => void) | undefined;
}

export interface CounterActionsProps {
  readonly actions: readonly CounterAction[];
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The actions of the counter with their keys; the keys work wherever the focus is. */
export const CounterActions = ({ actions, onLeave, children }: CounterActionsProps) => {
  useShortcuts([...actions.map(({ key, run }) => ({ key, run: () => run?.() })), { key: 'Escape', run: onLeave }]);
  return (
    <div className={styles.actions}>
      {actions.map(({ key, label, icon, run, isNext }) => (
        <Button
          key={key}
          icon={icon}
          keyHint={key}
          look={isNext ? 'primary' : 'plain'}
          onPress={run}
          isDisabled={!run}
          testId={`action-${key}`}
        >
          {label}
        </Button>
      ))}
      {children}
    </div>
  );
};
