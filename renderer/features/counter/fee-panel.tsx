import { useState } from 'react';
import { type FactoryFees, onOpenNotices } from '#data/fee-queries.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { feesMessages } from '#i18n/messages/fees.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { FeeYear } from './fee-year.tsx';
import styles from './fee-panel.module.css';

export interface FeePanelProps {
  readonly fees: FactoryFees;
  readonly notices: readonly NoticeRow[];
}

/** What is owed, year by year, newest first; each amount can be opened to see how it came about. */
export const FeePanel = ({ fees, notices }: FeePanelProps) => {
  const messages = useMessages(counterMessages);
  const texts = useMessages(feesMessages);
  const [areStepsOpen, setStepsOpen] = useState(false);
  const { assessment, records } = fees;
  const lines = assessment.lines.toReversed();
  const owedYears = lines.filter((line) => line.totalSatang !== 0).length;
  const billed = onOpenNotices(notices);
  const refusals = [...new Set(assessment.notBillableBecause.map((reason) => texts.notBillable(reason)))];
  return (
    <Panel
      title={owedYears === 0 ? messages.feesTitle : messages.arrears(owedYears)}
      aside={
        <div className={styles.sum}>
          {lines.length > 0 && (
            <Button
              look="quiet"
              icon="eye"
              isPressed={areStepsOpen}
              onPress={() => setStepsOpen(!areStepsOpen)}
              testId="show-steps"
            >
              {messages.showSteps}
            </Button>
          )}
          {owedYears === 0 ? (
            <StatusChip tone="done">{messages.nothingOwed}</StatusChip>
          ) : (
            <Amount satang={assessment.totalSatang} size="display" testId="arrears-total" />
          )}
        </div>
      }
      testId="fee-panel"
    >
      {owedYears > 0 && records === 'none' && (
        <Banner tone="elsewhere" title={messages.noRecords}>
          <p>{messages.noRecordsHint}</p>
        </Banner>
      )}
      {owedYears > 0 &&
        refusals.map((refusal) => <Banner key={refusal} tone="elsewhere" title={refusal} testId="fees-not-billable" />)}
      <ul className={styles.years}>
        {lines.map((line) => (
          <FeeYear key={line.dueOn} line={line} areStepsOpen={areStepsOpen} isInNotice={billed.has(line.dueOn)} />
        ))}
      </ul>
      {assessment.remarks.map((remark) => (
        <p key={remark.code} className={styles.remark}>
          {texts.remark(remark)} <cite className={styles.law}>{remark.legalRef}</cite>
        </p>
      ))}
    </Panel>
  );
};
