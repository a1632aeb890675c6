import { useState } from 'react';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { symbolPath } from '#print/barcode-symbol.ts';
import { paymentQrSymbol } from '#print/payment-symbols.ts';
import { useRows } from '#services/use-rows.ts';
import type { ExternalInvoiceRow } from '#shared/model/external-invoice-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import styles from './notice-panel.module.css';

const TABLES = ['externalInvoice'] as const;
const QUIET_MODULES = 4;
const TONES: Readonly<Record<ExternalInvoiceRow['status'], Tone>> = {
  open: 'waiting',
  paid: 'done',
  cancelled: 'neutral',
};

const QrDialog = ({ invoice, qr, onClose }: { invoice: ExternalInvoiceRow; qr: string; onClose: () => void }) => {
  const { external } = useMessages(feeOfficeMessages);
  const symbol = paymentQrSymbol(qr);
  const side = symbol.modulesWide + 2 * QUIET_MODULES;
  return (
    <Dialog
      title={external.qrTitle}
      isOpen
      onClose={onClose}
      testId="external-qr"
      actions={
        <Button onPress={onClose} keyHint="Esc">
          {external.close}
        </Button>
      }
    >
      <svg className={styles.qr} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={external.qrTitle}>
        <rect width={side} height={side} fill="#ffffff" />
        <path d={symbolPath(symbol)} transform={`translate(${QUIET_MODULES} ${QUIET_MODULES})`} fill="#000000" />
      </svg>
      <p>
        {external.payee} <strong>{invoice.payeeName}</strong> {invoice.number}
      </p>
      <p>{external.qrNote}</p>
    </Dialog>
  );
};

const dateOf = (invoice: ExternalInvoiceRow, words: typeof feeOfficeMessages.th.external): string => {
  const { status, paidOn, payBy } = invoice;
  if (status === 'paid') return paidOn === undefined ? '' : words.paidOn(paidOn);
  return payBy === undefined ? '' : words.payBy(payBy);
};

/** What other systems ask of this factory: with their number, payee and state, and their own QR when they brought one. */
export const ExternalInvoicePanel = ({ factoryId }: { readonly factoryId: string }) => {
  const { external } = useMessages(feeOfficeMessages);
  const invoices = useRows(TABLES).list('externalInvoice', 'factoryId', factoryId);
  const [shown, setShown] = useState<ExternalInvoiceRow>();
  if (invoices.length === 0) return null;
  return (
    <Panel title={external.title} testId="external-invoices">
      <ul>
        {invoices.map((invoice) => (
          <li key={invoice.id} className={styles.notice} data-testid={`external-${invoice.number}`}>
            <span className={styles.reference}>{invoice.number}</span>
            {invoice.satang === null ? <span>{external.unknownAmount}</span> : <Amount satang={invoice.satang} />}
            <StatusChip tone={TONES[invoice.status]}>{external.status[invoice.status]}</StatusChip>
            <span className={classNames(styles.detail, styles.wide)}>
              {external.system[invoice.system]} · {invoice.description} · {external.payee} {invoice.payeeName}{' '}
              {dateOf(invoice, external)}
            </span>
            {invoice.status === 'open' && invoice.qr !== undefined && (
              <Button look="quiet" icon="qr" onPress={() => setShown(invoice)} testId={`external-qr-${invoice.number}`}>
                {external.showQr}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown?.qr !== undefined && <QrDialog invoice={shown} qr={shown.qr} onClose={() => setShown(undefined)} />}
    </Panel>
  );
};
