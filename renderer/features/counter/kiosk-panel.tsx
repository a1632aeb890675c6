import { useStore } from 'zustand';
import { formatDuration, formatReference } from '#i18n/format.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { SMALLEST_EDGE_MM } from '#shared/host/screen-measure.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import type { Tone } from '#ui/tone.ts';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useClock } from './use-clock.ts';
import styles from './kiosk-panel.module.css';
import type { ShowQr } from './use-show-qr.ts';

export interface KioskPanelProps {
  readonly notices: readonly NoticeRow[];
  readonly problem: ShowQr['problem'];
  readonly onClear: () => void;
  readonly onScanned: () => void;
  /** Asks for the receipt of the notice that was paid just now. */
  readonly onReceipt: (notice: NoticeRow) => void;
}

const WaitingBanner = ({ ref1, onClear }: { readonly ref1: string; readonly onClear: () => void }) => {
  const messages = useMessages(counterMessages);
  return (
    <Banner
      tone="waiting"
      title={messages.waitingForBank}
      testId="qr-waiting"
      actions={<Button onPress={onClear}>{messages.qrClear}</Button>}
    >
      {formatReference(ref1)} · {messages.qrWaitingHint}
    </Banner>
  );
};

/** Paid while the visitor stands here: the receipt is the next thing they need. */
const PaidBanner = ({ onReceipt }: { readonly onReceipt: () => void }) => {
  const messages = useMessages(counterMessages);
  return (
    <Banner
      tone="done"
      icon="check"
      title={messages.qrPaid}
      role="alert"
      testId="qr-paid"
      actions={
        <Button icon="receipt" keyHint="Ctrl P" onPress={onReceipt} testId="qr-paid-receipt">
          {messages.issueReceipt}
        </Button>
      }
    />
  );
};

/** The code's real width, as the measured screen reports it. */
const edgeWords = (messages: typeof counterMessages.th, edgeMm: number): string => {
  const centimetres = (edgeMm / 10).toFixed(1);
  return edgeMm < SMALLEST_EDGE_MM ? messages.qrTooSmall(centimetres) : messages.qrEdge(centimetres);
};

/** What the public screen shows of this factory's notices, as the clerk needs to know it. */
export const KioskPanel = ({ notices, problem, onClear, onScanned, onReceipt }: KioskPanelProps) => {
  const messages = useMessages(counterMessages);
  const { kiosk } = useServices();
  const { state, screen, check, paired, picture, edgeMm } = useStore(kiosk);
  const isThere = screen.open || paired === 'connected';
  const isPaying = state.kind === 'bill' || state.kind === 'offline' || state.kind === 'waiting';
  const now = useClock(isPaying);
  useShortcuts([{ key: 'Ctrl+Enter', run: onScanned }]);
  if (problem !== undefined) {
    const words = {
      'no-biller': messages.qrNoBiller,
      'qr-not-encodable': messages.qrFailed,
      'no-notice': messages.qrNoNotice,
    };
    return <Banner tone="elsewhere" icon="qr" title={words[problem]} role="alert" testId="qr-problem" />;
  }
  const paid = state.kind === 'paid' ? notices.find(({ id }) => id === state.bill.billId) : undefined;
  if (paid) return <PaidBanner onReceipt={() => onReceipt(paid)} />;
  if (state.kind === 'cancelled')
    return <Banner tone="refused" title={messages.qrCancelled} role="alert" testId="qr-cancelled" />;
  if (state.kind === 'expired') return <Banner tone="waiting" title={messages.qrExpired} testId="qr-expired" />;
  if (!isPaying || !notices.some(({ id }) => id === state.bill.billId)) return null;
  if (state.kind === 'waiting') return <WaitingBanner ref1={state.bill.ref1} onClear={onClear} />;
  const tones: Readonly<Record<typeof check, Tone>> = {
    none: 'waiting',
    shown: 'done',
    'self-check-failed': 'refused',
  };
  const titles = { none: messages.qrChecking, shown: messages.qrShown, 'self-check-failed': messages.qrCheckFailed };
  return (
    <Banner
      tone={tones[check]}
      icon="qr"
      title={titles[check]}
      testId="qr-status"
      actions={
        <>
          {!isThere && <Button onPress={() => kiosk.getState().open()}>{messages.qrOpenScreen}</Button>}
          <Button keyHint="Ctrl Enter" onPress={onScanned} testId="qr-scanned">
            {messages.qrScanned}
          </Button>
          <Button onPress={onClear} testId="qr-clear">
            {messages.qrClear}
          </Button>
        </>
      }
    >
      {formatReference(state.bill.ref1)} · {messages.qrLeft(formatDuration(state.bill.expiresAtMs - now))}
      {isThere ? '' : ` · ${paired === 'none' ? messages.qrScreenClosed : messages.qrScreenAway}`}
      {edgeMm === undefined ? '' : ` · ${edgeWords(messages, edgeMm)}`}
      {state.kind === 'offline' ? ` · ${messages.qrOffline}` : ''}
      {screen.open && picture !== null && (
        <figure className={styles.picture}>
          <img src={picture} alt={messages.qrPicture} data-testid="qr-picture" />
          <figcaption>{messages.qrPicture}</figcaption>
        </figure>
      )}
    </Banner>
  );
};
