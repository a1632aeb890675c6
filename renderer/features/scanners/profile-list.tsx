import { scannersMessages } from '#i18n/messages/scanners.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ScannerProfile } from '#shared/domain/scanner-profile.ts';
import styles from './scanners-page.module.css';

/** What was learnt of a scanner, line by line. */
export const ProfileList = ({ profile }: { readonly profile: ScannerProfile }) => {
  const messages = useMessages(scannersMessages);
  const { none } = messages;
  const before = [profile.symbologyPrefix === 'aim' ? messages.aim : '', profile.prefix].filter((part) => part !== '');
  const lines = [
    [messages.speed, messages.speedText(String(profile.gapP95Ms), String(profile.maxGapMs))],
    [messages.around, messages.aroundText(before.join(' ') || none, profile.suffix || none)],
    [messages.ends, profile.endsWith.join(' + ') || none],
    [messages.keys, messages.digits[profile.digits]],
    [messages.layout, messages.layouts[profile.layout]],
    [messages.capsLock, profile.capsLock === 'on' ? messages.on : messages.off],
  ] as const;
  return (
    <>
      <dl className={styles.profile} data-testid="scanner-profile">
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{messages.indifferent}</p>
    </>
  );
};
