import { useState } from 'react';
import { useStore } from 'zustand';
import { type DayView, dayView, openDays, type WaitingPayment } from '#data/close-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatLongDate, formatMoney } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { type DayFigures, receivedTotal } from '#shared/domain/daily-close.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CloseDayDialog } from './close-day-dialog.tsx';
import { CloseState } from './close-state.tsx';
import { MoneyChart } from './money-chart.tsx';
import { RemitDialog } from './remit-dialog.tsx';
import { TallyTable } from './tally-table.tsx';
import { useCloseExports } from './use-close-exports.ts';
import styles from './daily-close.module.css';

export interface DailyClosePanelProps {
  readonly onOpenFactory: (factoryId: string) => void;
}

type Question = 'none' | 'close' | 'remit';

/** What can be done with the day, each with its key. */
const CloseActions = ({ view, onQuestion }: { readonly view: DayView; readonly onQuestion: (q: Question) => void }) => {
  const messages = useMessages(dailyCloseMessages);
  const role = useStore(useServices().session, (state) => state.actor?.role);
  const exports = useCloseExports(view);
  const isFinance = role !== undefined && FINANCE_ROLES.includes(role);
  const close = isFinance && !view.close ? (): void => onQuestion('close') : undefined;
  const remit = isFinance && view.close && view.toRemitSatang > 0 ? (): void => onQuestion('remit') : undefined;
  useShortcuts([
    { key: 'F4', run: () => close?.() },
    { key: 'F8', run: () => remit?.() },
    { key: 'F6', run: exports.print },
    { key: 'F7', run: exports.xlsx },
  ]);
  return (
    <>
      <div className={styles.bar}>
        {!isFinance && <p className={styles.quiet}>{messages.closeNotFinance}</p>}
        <Button icon="download" isDisabled={exports.isBusy} onPress={exports.csv} testId="close-csv">
          {messages.exportCsv}
        </Button>
        <Button icon="download" keyHint="F7" isDisabled={exports.isBusy} onPress={exports.xlsx} testId="close-xlsx">
          {messages.exportXlsx}
        </Button>
        <Button icon="print" keyHint="F6" isDisabled={exports.isBusy} onPress={exports.print} testId="close-print">
          {messages.print}
        </Button>
        <Button icon="cash" keyHint="F8" isDisabled={!remit} onPress={remit} testId="remit">
          {messages.remit}
        </Button>
        <Button look="primary" icon="lock" keyHint="F4" isDisabled={!close} onPress={close} testId="close-day">
          {messages.close}
        </Button>
      </div>
      {exports.error && <ErrorNote error={exports.error} />}
    </>
  );
};

interface WaitingListProps extends DailyClosePanelProps {
  readonly waiting: readonly WaitingPayment[];
}

/** Money of the day that has no receipt, each with whose it is. */
const WaitingList = ({ waiting, onOpenFactory }: WaitingListProps) => {
  const messages = useMessages(dailyCloseMessages);
  if (waiting.length === 0) return null;
  return (
    <Panel title={messages.waitingTitle(waiting.length)} testId="day-waiting">
      <ul className={styles.waiting}>
        {waiting.map(({ payment, factoryId, name }) => (
          <li key={payment.id}>
            <span className={styles.cut}>{factoryId === undefined ? messages.noNotice : name}</span>
            <span>{formatMoney(payment.satang)}</span>
            {factoryId !== undefined && (
              <Button look="quiet" icon="factory" onPress={() => onOpenFactory(factoryId)}>
                {messages.openFactory}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

interface OpenDaysBannerProps {
  readonly chosen: IsoDate;
  readonly onDay: (day: IsoDate) => void;
}

/** Days that still need somebody; the first is one press away. */
const OpenDaysBanner = ({ chosen, onDay }: OpenDaysBannerProps) => {
  const messages = useMessages(dailyCloseMessages);
  const language = useLanguage();
  const services = useServices();
  const open = openDays(services.data.rows, isoDateAt(services.nowMs()));
  const [first] = open;
  if (!first || first.day === chosen) return null;
  return (
    <Banner
      tone="elsewhere"
      title={messages.openDays(open.length)}
      testId="open-days"
      actions={<Button onPress={() => onDay(first.day)}>{messages.goThere}</Button>}
    >
      <p>{messages.openDaysHint(formatLongDate(first.day, language))}</p>
    </Banner>
  );
};

/** The four sums that everybody asks for. */
const Sums = ({ figures }: { readonly figures: DayFigures }) => {
  const messages = useMessages(dailyCloseMessages);
  return (
    <dl className={styles.sums}>
      <dt>{messages.received}</dt>
      <dd data-testid="sum-received">{formatMoney(receivedTotal(figures).satang)}</dd>
      <dt>{messages.receipted}</dt>
      <dd data-testid="sum-receipted">{formatMoney(figures.receipted.total.satang)}</dd>
      <dt>{messages.notReceipted}</dt>
      <dd data-testid="sum-waiting">{formatMoney(figures.notReceipted.satang)}</dd>
      <dt>{messages.voided}</dt>
      <dd>{messages.count(figures.voided.count)}</dd>
    </dl>
  );
};

const TABLES = ['payment', 'receipt', 'notice', 'dayClose', 'staff'] as const;

/** The money of a day by channel, kind of fee and officer; finance closes it and notes its remittance. */
export const DailyClosePanel = ({ onOpenFactory }: DailyClosePanelProps) => {
  const messages = useMessages(dailyCloseMessages);
  const receiptWords = useMessages(receiptsMessages);
  const rows = useRows(TABLES);
  const today = isoDateAt(useServices().nowMs());
  const [day, setDay] = useState<IsoDate | undefined>(today);
  const [question, setQuestion] = useState<Question>('none');
  const view = dayView(rows, day ?? today);
  const figures = view.close?.figures ?? view.now;
  const end = (): void => setQuestion('none');
  return (
    <>
      <OpenDaysBanner chosen={view.day} onDay={setDay} />
      <div className={styles.head}>
        <ThaiDateField label={messages.day} value={day} onChange={setDay} testId="close-date" />
        <Sums figures={figures} />
      </div>
      <CloseActions view={view} onQuestion={setQuestion} />
      <CloseState view={view} />
      <div className={styles.columns}>
        <TallyTable
          title={messages.byChannel}
          tallies={figures.received}
          nameOf={receiptWords.channel}
          testId="by-channel"
        />
        <TallyTable
          title={messages.byKind}
          tallies={figures.receipted.byKind}
          nameOf={messages.kind}
          testId="by-kind"
        />
        <TallyTable
          title={messages.byOfficer}
          tallies={figures.receipted.byOfficer}
          nameOf={(id) => staffName(rows, id)}
          testId="by-officer"
        />
      </div>
      <MoneyChart last={view.day} />
      <WaitingList waiting={view.waiting} onOpenFactory={onOpenFactory} />
      {question === 'close' && <CloseDayDialog view={view} onClose={end} />}
      {question === 'remit' && <RemitDialog view={view} onClose={end} />}
    </>
  );
};
