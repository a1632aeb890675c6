import { pairingMessages } from '#i18n/messages/pairing.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import styles from './setup-page.module.css';

/** What stands instead of the app where the page came without HTTPS: no browser lets such a page keep anything. */
export const UnsafePage = ({ location }: { readonly location: Pick<Location, 'host' | 'hash'> }) => {
  const messages = useMessages(pairingMessages);
  const better = `https://${location.host}/${location.hash}`;
  return (
    <main className={styles.page} data-testid="unsafe-page">
      <div className={styles.card}>
        <h1>{messages.unsafeTitle}</h1>
        <Banner tone="refused" role="alert" title={messages.unsafeWhy}>
          <p>{messages.unsafeSafe}</p>
        </Banner>
        <p>{messages.unsafeTodo}</p>
        <p>
          <a className={styles.link} href={better} data-testid="try-https">
            {messages.tryHttps}
          </a>
        </p>
        <p className={styles.hint}>{messages.unsafeCode}</p>
      </div>
    </main>
  );
};
