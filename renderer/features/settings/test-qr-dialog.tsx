import { type ReactNode, useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { formatReference } from '#i18n/format.ts';
import { billerMessages } from '#i18n/messages/biller.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { KioskBill, KioskReport } from '#shared/host/kiosk-state.ts';
import { PaymentApp, type OfficeRow, type PaymentAppCheck } from '#shared/model/office-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { testBill } from './test-bill.ts';
import styles from './biller.module.css';

/** Draws the QR of a bill and reads it back from its own pixels, as the public screen does. */
export type RenderQr = (bill: KioskBill, onCheck: (found: Pick<KioskReport, 'check'>) => void) => ReactNode;

export interface TestQrDialogProps {
  readonly office: OfficeRow;
  readonly renderQr: RenderQr;
  readonly onClose: () => void;
}

const TestQr = ({ bill, renderQr }: { readonly bill: KioskBill; readonly renderQr: RenderQr }) => {
  const messages = useMessages(billerMessages);
  const [found, setFound] = useState<Pick<KioskReport, 'check'>>();
  const check = found?.check ?? 'none';
  const tones = { none: 'waiting', shown: 'done', 'self-check-failed': 'refused' } as const;
  const words = { none: messages.testChecking, shown: messages.testRead, 'self-check-failed': messages.testFailed };
  return (
    <div className={styles.test}>
      <div className={styles.qr}>{renderQr(bill, setFound)}</div>
      <div className={styles.beside}>
        <Banner tone={tones[check]} icon="qr" title={words[check]} testId="test-qr-check" />
        <p>
          {messages.registeredName}
          <br />
          <strong className={styles.payee}>{bill.payeeName}</strong>
        </p>
        <p>
          {messages.billerId}
          <br />
          <strong>{bill.billerId}</strong>
        </p>
        <p>
          {messages.testAmount}
          <br />
          {formatReference(bill.ref1)}
        </p>
      </div>
    </div>
  );
};

/** A QR to hold phones to before anybody is asked to pay: does this app read it, and does it show the right name? */
export const TestQrDialog = ({ office, renderQr, onClose }: TestQrDialogProps) => {
  const messages = useMessages(billerMessages);
  const common = useMessages(commonMessages);
  const services = useServices();
  const toast = useToast();
  const [app, setApp] = useState<PaymentApp>('next');
  const [failure, setFailure] = useState<MutateError>();
  const [bill] = useState(() => testBill(office, services.nowMs()));
  const note = async (outcome: PaymentAppCheck['outcome']): Promise<void> => {
    const checkedOn = isoDateAt(services.nowMs());
    const noted = await services.data.mutate('note-payment-app-check', {
      officeId: office.id,
      app,
      outcome,
      checkedOn,
    });
    if (!noted.ok) return setFailure(noted.error);
    toast('done', messages.noted(messages.apps[app]));
  };
  return (
    <Dialog
      title={messages.testTitle}
      isOpen
      onClose={onClose}
      width="wide"
      testId="test-qr-dialog"
      actions={
        <>
          <Button keyHint="Esc" onPress={onClose}>
            {common.close}
          </Button>
          <Button icon="alert" onPress={() => void note('refused')} testId="app-refused">
            {messages.appRefused}
          </Button>
          <Button look="primary" icon="check" onPress={() => void note('read')} testId="app-read">
            {messages.appRead}
          </Button>
        </>
      }
    >
      <p>{messages.testText}</p>
      {bill ? (
        <TestQr bill={bill} renderQr={renderQr} />
      ) : (
        <Banner tone="refused" title={messages.testImpossible} testId="test-qr-impossible" />
      )}
      <SelectField
        label={messages.app}
        value={app}
        choices={PaymentApp.options.map((value) => ({ value, label: messages.apps[value] }))}
        onChange={setApp}
        testId="test-app"
      />
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
