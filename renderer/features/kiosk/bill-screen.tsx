import { useCallback, useEffect, useState } from 'react';
import { kioskTh } from '#i18n/messages/kiosk.ts';
import { formatReference, formatSatang } from '#i18n/format.ts';
import { bahtText, satang } from '#shared/domain/money.ts';
import type { KioskBill } from '#shared/host/kiosk-state.ts';
import { formatCountdown } from './kiosk-view.ts';
import { TwoLanguages } from './two-languages.tsx';
import { type CodeCheck, VerifiedQr } from './verified-qr.tsx';
import styles from './kiosk.module.css';

export interface BillScreenProps {
  readonly bill: KioskBill;
  readonly leftMs: number;
  readonly link: 'online' | 'offline';
  /** Device pixels per mm of this screen; undefined while nobody has measured it. */
  readonly pixelsPerMm: number | undefined;
  readonly onCheck: (found: CodeCheck) => void;
}

/** Of the window's shorter side, the part that the code may take. */
const QR_SHARE = 0.62;

const roomOf = (): number => Math.floor(QR_SHARE * Math.min(window.innerWidth, window.innerHeight));

const useQrRoom = (): number => {
  const [room, setRoom] = useState(roomOf);
  useEffect(() => {
    const onResize = (): void => setRoom(roomOf());
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return room;
};

const Facts = ({ bill }: { readonly bill: KioskBill }) => (
  <dl className={styles.facts}>
    <div className={styles.payee}>
      <dt>
        <TwoLanguages name="payee" />
      </dt>
      <dd data-testid="kiosk-payee">{bill.payeeName}</dd>
    </div>
    <div>
      <dt>
        <TwoLanguages name="factoryNumber" />
      </dt>
      <dd>{bill.maskedRegistrationNumber}</dd>
    </div>
    <div>
      <dt>
        <TwoLanguages name="ref1" />
      </dt>
      <dd data-testid="kiosk-ref1">{formatReference(bill.ref1)}</dd>
    </div>
    {bill.ref2 !== undefined && (
      <div>
        <dt>
          <TwoLanguages name="ref2" />
        </dt>
        <dd>{formatReference(bill.ref2)}</dd>
      </div>
    )}
  </dl>
);

const AmountSide = ({ bill, link }: Pick<BillScreenProps, 'bill' | 'link'>) => (
  <div className={styles.amountSide}>
    <p className={styles.office}>{bill.officeName}</p>
    <p className={styles.amountLabel}>
      <TwoLanguages name="amount" />
    </p>
    <p className={styles.amount}>
      <span data-testid="kiosk-amount">{formatSatang(bill.satang)}</span> <small>{kioskTh.baht}</small>
    </p>
    <p className={styles.words} data-testid="kiosk-words">
      {bahtText(satang(bill.satang))}
    </p>
    <Facts bill={bill} />
    <p className={styles.compare}>
      <TwoLanguages name="comparePayee" />
    </p>
    {link === 'offline' && (
      <p className={styles.offline} data-testid="kiosk-offline">
        <TwoLanguages name="offline" />
      </p>
    )}
  </div>
);

/** The bill: amount, payee and QR, nothing else. "Scan to pay" appears only over a QR that was read back. */
export const BillScreen = ({ bill, leftMs, link, pixelsPerMm, onCheck }: BillScreenProps) => {
  const room = useQrRoom();
  const [result, setResult] = useState<{ billId: string; check: CodeCheck['check'] }>();
  const report = useCallback(
    (found: CodeCheck) => {
      setResult({ billId: bill.billId, check: found.check });
      onCheck(found);
    },
    [bill.billId, onCheck],
  );
  const check = result?.billId === bill.billId ? result.check : undefined;
  if (check === 'self-check-failed') {
    return (
      <div className={styles.message} data-testid="kiosk-unsafe">
        <h1>
          <TwoLanguages name="unsafe" />
        </h1>
        <p>
          <TwoLanguages name="unsafeHint" />
        </p>
      </div>
    );
  }
  return (
    <div className={styles.bill} data-testid="kiosk-bill">
      <div className={styles.qrSide}>
        <h1 className={styles.heading} data-testid="kiosk-heading">
          <TwoLanguages name={check === 'shown' ? 'scanToPay' : 'preparing'} />
        </h1>
        <div className={styles.qrCard}>
          <VerifiedQr bill={bill} roomCss={room} pixelsPerMm={pixelsPerMm} label={kioskTh.qrLabel} onCheck={report} />
        </div>
        <p className={styles.countdown}>
          <TwoLanguages name="timeLeft" />
          <span data-testid="kiosk-countdown">{formatCountdown(leftMs)}</span>
        </p>
      </div>
      <AmountSide bill={bill} link={link} />
    </div>
  );
};
