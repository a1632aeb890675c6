import type { ReactNode } from 'react';
import { kioskEn, kioskTh } from '#i18n/messages/kiosk.ts';
import { formatReference, formatSatang } from '#i18n/format.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import { Icon } from '#ui/icon.tsx';
import { BillScreen } from './bill-screen.tsx';
import type { CodeCheck } from './verified-qr.tsx';
import type { KioskView } from './kiosk-view.ts';
import { RulerScreen } from './ruler-screen.tsx';
import { TwoLanguages, type TwoLanguagesProps } from './two-languages.tsx';
import styles from './kiosk.module.css';

export interface KioskScreenProps {
  readonly view: KioskView;
  /** Device pixels per mm of this screen; undefined while nobody has measured it. */
  readonly pixelsPerMm: number | undefined;
  readonly onCheck: (found: CodeCheck) => void;
}

interface MessageProps {
  readonly icon: ReactNode;
  readonly heading: TwoLanguagesProps['name'];
  readonly hint: TwoLanguagesProps['name'];
  readonly tone: 'quiet' | 'done' | 'ended';
  readonly testId: string;
  readonly children?: ReactNode;
}

const Message = ({ icon, heading, hint, tone, testId, children }: MessageProps) => (
  <div className={styles.message} data-tone={tone} data-testid={testId}>
    {icon}
    <h1>
      <TwoLanguages name={heading} />
    </h1>
    {children}
    <p>
      <TwoLanguages name={hint} />
    </p>
  </div>
);

const BillInShort = ({ bill }: { readonly bill: KioskBill }) => (
  <>
    <p className={styles.amount}>
      {formatSatang(bill.satang)} <small>{kioskTh.baht}</small>
    </p>
    <p className={styles.reference}>{formatReference(bill.ref1)}</p>
  </>
);

const isDemo = (view: KioskView): boolean => {
  if (view.kind === 'idle') return view.isDemo;
  return 'bill' in view && view.bill.isDemo;
};

const ended = (icon: ReactNode, name: 'expired' | 'cancelled' | 'lost', hint: MessageProps['hint']) => (
  <Message icon={icon} heading={name} hint={hint} tone="ended" testId={`kiosk-${name}`} />
);

const Content = ({ view, pixelsPerMm, onCheck }: KioskScreenProps) => {
  switch (view.kind) {
    case 'idle':
      return (
        <Message icon={<Icon name="qr" />} heading="welcome" hint="idleHint" tone="quiet" testId="kiosk-idle">
          <p className={styles.officeBig}>{view.officeName}</p>
        </Message>
      );
    case 'payable':
      return (
        <BillScreen
          bill={view.bill}
          leftMs={view.leftMs}
          link={view.link}
          pixelsPerMm={pixelsPerMm}
          onCheck={onCheck}
        />
      );
    case 'waiting':
      return (
        <Message
          icon={<Icon name="hourglass" />}
          heading="waiting"
          hint="waitingHint"
          tone="ended"
          testId="kiosk-waiting"
        >
          <BillInShort bill={view.bill} />
        </Message>
      );
    case 'paid':
      return (
        <Message icon={<Icon name="paid" />} heading="paid" hint="paidHint" tone="done" testId="kiosk-paid">
          <BillInShort bill={view.bill} />
        </Message>
      );
    case 'ruler':
      return <RulerScreen ruler={view.ruler} />;
    case 'expired':
      return ended(<Icon name="clock-off" />, 'expired', 'expiredHint');
    case 'cancelled':
      return ended(<Icon name="cross" />, 'cancelled', 'cancelledHint');
    case 'lost':
      return ended(<Icon name="unplugged" />, 'lost', 'unsafeHint');
    default:
      return unreachable(view);
  }
};

/** The public screen: large, bilingual, without anything to press. */
export const KioskScreen = ({ view, pixelsPerMm, onCheck }: KioskScreenProps) => (
  <div className={styles.screen} aria-live="polite">
    {isDemo(view) && (
      <p className={styles.demo} data-testid="kiosk-demo">
        {kioskTh.demo} · {kioskEn.demo}
      </p>
    )}
    <main className={styles.content}>
      <Content view={view} pixelsPerMm={pixelsPerMm} onCheck={onCheck} />
    </main>
  </div>
);
