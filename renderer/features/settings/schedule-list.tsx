import { useState } from 'react';
import { useStore } from 'zustand';
import { staffName } from '#data/folder-queries.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { useServices } from '#services/services.ts';
import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { ConfirmScheduleDialog } from './confirm-schedule-dialog.tsx';
import styles from './settings-page.module.css';

const TABLES = ['feeSchedule', 'staff'] as const;

/** The fee schedules with every band; finance confirms one against the gazette before any bill may use it. */
export const ScheduleList = () => {
  const messages = useMessages(settingsMessages);
  const { session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const rows = useRows(TABLES);
  const schedules = [...rows.all('feeSchedule').values()];
  const [confirming, setConfirming] = useState<FeeSchedule | undefined>(undefined);
  const mayConfirm = actor !== undefined && FINANCE_ROLES.includes(actor.role);
  return (
    <Panel title={messages.schedules} testId="schedule-panel">
      {schedules.length === 0 && <p className={styles.quiet}>{messages.noSchedules}</p>}
      {schedules.map((schedule) => (
        <article key={schedule.id} className={styles.schedule} data-testid={`schedule-${schedule.id}`}>
          <div className={styles.scheduleHead}>
            <h3>{schedule.name}</h3>
            {schedule.status === 'confirmed' ? (
              <StatusChip tone="done">{messages.confirmed}</StatusChip>
            ) : (
              <StatusChip tone="elsewhere">{messages.unverified}</StatusChip>
            )}
          </div>
          <p className={styles.quiet}>{schedule.legalRef}</p>
          <p className={styles.quiet}>{messages.effective(schedule.effectiveFrom, schedule.effectiveTo)}</p>
          {schedule.status === 'confirmed' && (
            <p className={styles.quiet}>
              {messages.confirmedBy(staffName(rows, schedule.confirmedBy), schedule.confirmedOn, schedule.documentNo)}
            </p>
          )}
          <details>
            <summary className={styles.summary}>{messages.showBands}</summary>
            <ul className={styles.bands}>
              {schedule.bands.map((band) => (
                <li key={band.fromHpHundredths} className={styles.band}>
                  <span>{messages.band(band.fromHpHundredths, band.belowHpHundredths)}</span>
                  <span>{messages.bandFee(band.feeSatang)}</span>
                </li>
              ))}
            </ul>
          </details>
          {schedule.status === 'unverified' && (
            <div className={styles.scheduleHead}>
              <Button isDisabled={!mayConfirm} onPress={() => setConfirming(schedule)}>
                {messages.confirmSchedule}
              </Button>
              {!mayConfirm && <span className={styles.quiet}>{messages.financeOnly}</span>}
            </div>
          )}
        </article>
      ))}
      {confirming && <ConfirmScheduleDialog schedule={confirming} onClose={() => setConfirming(undefined)} />}
    </Panel>
  );
};
