import { useState } from 'react';
import { useStore } from 'zustand';
import { horsepowerOf, workersOf } from '#data/factory-queries.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FactoryRow } from '#shared/model/factory-rows.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { BasisDialog } from './basis-dialog.tsx';
import styles from './fee-panel.module.css';

export interface FeeBasisProps {
  readonly factory: FactoryRow;
  readonly asOf: IsoDate;
  readonly today: IsoDate;
  readonly onAsOf: (asOf: IsoDate) => void;
}

/** What the fees rest on: horsepower and workers, which finance may correct, and the day of payment. */
export const FeeBasis = ({ factory, asOf, today, onAsOf }: FeeBasisProps) => {
  const words = useMessages(feeOfficeMessages);
  const role = useStore(useServices().session, (state) => state.actor?.role);
  const [isCorrecting, setCorrecting] = useState(false);
  const mayCorrect = role !== undefined && FINANCE_ROLES.includes(role);
  const { hpHundredths } = horsepowerOf(factory);
  const { workers } = workersOf(factory);
  const reasons = [factory.correctedHp?.reason, factory.correctedWorkers?.reason].filter(
    (reason) => reason !== undefined,
  );
  return (
    <div className={styles.basis} data-testid="fee-basis">
      <div>
        <span className={styles.remark}>{words.basis}</span> {words.horsepower(hpHundredths)} · {words.workers(workers)}
        {reasons.length > 0 && (
          <span className={styles.remark}> · {words.corrected([...new Set(reasons)].join(', '))}</span>
        )}
        {mayCorrect && (
          <Button look="quiet" onPress={() => setCorrecting(true)} testId="correct-basis">
            {words.correct}
          </Button>
        )}
      </div>
      <div className={styles.whatIf}>
        <ThaiDateField
          key={asOf === today ? 'today' : 'another'}
          label={words.paidOn}
          value={asOf}
          onChange={(date) => {
            if (date !== undefined) onAsOf(date);
          }}
          testId="fee-as-of"
        />
        {asOf !== today && (
          <Button look="quiet" icon="back" onPress={() => onAsOf(today)} testId="fee-today">
            {words.backToToday}
          </Button>
        )}
      </div>
      {isCorrecting && <BasisDialog factory={factory} onClose={() => setCorrecting(false)} />}
    </div>
  );
};
