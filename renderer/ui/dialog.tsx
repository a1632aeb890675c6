import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Esc, a press outside, or the cancel button of the caller. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one first; they are shown at the foot, main one last. */
  readonly actions?: ReactNode;
  readonly width?: 'normal' | 'wide';
  readonly testId?: string;
}

/** A question in front of the page. Focus stays in it, Esc leaves it, and the page's keys rest while it is open. */
export const Dialog = ({ title, isOpen, onClose, children, actions, width = 'normal', testId }: DialogProps) => (
  <ModalOverlay
    className={styles.overlay ?? ''}
    isOpen={isOpen}
    isDismissable
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className={classNames(styles.modal, width === 'wide' && styles.wide)}>
      <AriaDialog className={styles.dialog ?? ''} data-faem-dialog="" data-testid={testId}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>
          {title}
        </Heading>
        <div className={styles.body}>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
