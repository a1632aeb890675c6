import { useState } from 'react';
import { type FactoryFees, feesOf, onOpenNotices } from '#data/fee-queries.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { feesMessages } from '#i18n/messages/fees.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { FeeBasis } from './fee-basis.tsx';
import { FeeYear } from './fee-year.tsx';
import { useToday } from './use-today.ts';
import styles from './fee-panel.module.css';

export interface FeePanelProps {
  readonly factory: FactoryRow;
  readonly fees: FactoryFees;
  readonly notices: readonly NoticeRow[];
}

interface FeeSumProps {
  readonly assessment: FactoryFees['assessment'];
  readonly owedYears: number;
  readonly areStepsOpen: boolean;
  readonly onSteps: () => void;
}

const FeeSum = ({ assessment, owedYears, areStepsOpen, onSteps }: FeeSumProps) => {
  const messages = useMessages(counterMessages);
  return (
    <div className={styles.sum}>
      {assessment.lines.length > 0 && (
        <Button look="quiet" icon="eye" isPressed={areStepsOpen} onPress={onSteps} testId="show-steps">
          {messages.showSteps}
        </Button>
      )}
      {owedYears === 0 ? (
        <StatusChip tone="done">{messages.nothingOwed}</StatusChip>
      ) : (
        <Amount satang={assessment.totalSatang} size="display" testId="arrears-total" />
      )}
    </div>
  );
};

/** What is owed, year by year, newest first; each amount can be opened to see how it came about. */
export const FeePanel = ({ factory, fees: feesToday, notices }: FeePanelProps) => {
  const messages = useMessages(counterMessages);
  const texts = useMessages(feesMessages);
  const [areStepsOpen, setStepsOpen] = useState(false);
  const office = useMessages(feeOfficeMessages);
  const { rows } = useServices().data;
  const today = useToday();
  const [wantedOn, setWantedOn] = useState<IsoDate>();
  const asOf = wantedOn ?? today;
  const assessed = asOf === today ? undefined : feesOf(rows, factory, asOf);
  const fees = assessed?.ok ? assessed.value : feesToday;
  const { assessment, records } = fees;
  const lines = assessment.lines.toReversed();
  const owedYears = lines.filter((line) => line.totalSatang !== 0).length;
  const billed = onOpenNotices(notices);
  const refusals = [...new Set(assessment.notBillableBecause.map((reason) => texts.notBillable(reason)))];
  return (
    <Panel
      title={owedYears === 0 ? messages.feesTitle : messages.arrears(owedYears)}
      aside={
        <FeeSum
          assessment={assessment}
          owedYears={owedYears}
          areStepsOpen={areStepsOpen}
          onSteps={() => setStepsOpen(!areStepsOpen)}
        />
      }
      testId="fee-panel"
    >
      {asOf !== today && <Banner tone="elsewhere" title={office.whatIf(asOf)} testId="what-if" />}
      {owedYears > 0 && records === 'none' && (
        <Banner tone="elsewhere" title={messages.noRecords}>
          <p>{messages.noRecordsHint}</p>
        </Banner>
      )}
      {owedYears > 0 &&
        refusals.map((refusal) => <Banner key={refusal} tone="elsewhere" title={refusal} testId="fees-not-billable" />)}
      <ul className={styles.years}>
        {lines.map((line) => (
          <FeeYear
            key={line.dueOn}
            line={line}
            areStepsOpen={areStepsOpen}
            isInNotice={billed.has(line.dueOn)}
            elsewhere={fees.elsewhere.get(line.dueOn)}
          />
        ))}
      </ul>
      <FeeBasis factory={factory} asOf={asOf} today={today} onAsOf={setWantedOn} />
      {assessment.remarks.map((remark) => (
        <p key={remark.code} className={styles.remark}>
          {texts.remark(remark)}{' '}
          <cite className={styles.law} lang="th">
            {remark.legalRef}
          </cite>
        </p>
      ))}
    </Panel>
  );
};
