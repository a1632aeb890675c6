import type { ReactNode } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useMinistry } from './ministry-context.ts';
import { hashOf, type MinistryPlace } from './ministry-place.ts';
import { ScreenChoices } from './screen-choices.tsx';
import { classNames } from '#ui/class-names.ts';
import linkStyles from '#ui/page-link.module.css';
import styles from './ministry-frame.module.css';

export interface MinistryFrameProps {
  readonly place: MinistryPlace;
  readonly children: ReactNode;
}

/** What stands around every page: where one is, who one is, and the way out. */
export const MinistryFrame = ({ place, children }: MinistryFrameProps) => {
  const messages = useMessages(ministryMessages);
  const session = useMinistry();
  const { account } = session;
  const link = (page: 'overview' | 'offices', word: string) => (
    <a
      href={hashOf({ page })}
      className={classNames(linkStyles.link, styles.page)}
      aria-current={place.page === page ? 'page' : undefined}
      data-testid={`ministry-nav-${page}`}
    >
      {word}
    </a>
  );
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <p className={styles.name}>
          <Icon name="folder" size={24} />
          <strong>{messages.title}</strong>
        </p>
        <nav className={styles.pages}>
          {link('overview', messages.overview)}
          {link('offices', messages.offices)}
        </nav>
        <ScreenChoices parts={session} />
        <p className={styles.account}>
          <strong>{account.name}</strong>
          <span>{messages.accountRole[account.role]}</span>
        </p>
        <Button look="quiet" icon="logout" onPress={session.logOut} testId="ministry-log-out">
          {messages.logOut}
        </Button>
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  );
};
