import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type WaiverEffect, waiverEffects } from '#data/waiver-queries.ts';
import { useLanguage } from '#i18n/language.ts';
import { errorText } from '#i18n/error-text.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';
import type { FeeWaiverRow } from '#shared/model/waiver-rows.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Page } from '#ui/page.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CreditPanel } from './credit-panel.tsx';
import { PayOutPanel } from './pay-out-panel.tsx';
import { WaiverDialog } from './waiver-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import styles from './fees.module.css';

export interface WaiversAreaProps {
  readonly areas: ReactNode;
  readonly onOpenFactory: (factoryId: string) => void;
}

const TABLES = ['feeWaiver', 'feeCredit', 'notice', 'paidYear', 'factory', 'office', 'staff'] as const;
/** As many as one mutation opens. */
const AT_ONCE = 200;

const useOpenCredits = () => {
  const words = useMessages(feeOfficeMessages).waivers;
  const language = useLanguage();
  const { data } = useServices();
  const toast = useToast();
  return async ({ waiver, paidYears }: WaiverEffect): Promise<void> => {
    const ids = paidYears.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const paidYearIds = ids.slice(at, at + AT_ONCE);
      const opened = await data.mutate('open-fee-credits', { waiverId: waiver.id, paidYearIds });
      if (!opened.ok) return toast('refused', errorText(opened.error, language).what);
    }
    toast('done', words.opened(ids.length));
  };
};

interface WaiverCardProps {
  readonly effect: WaiverEffect;
  readonly mayAct: boolean;
  readonly onWithdraw: () => void;
  readonly onOpenFactory: (factoryId: string) => void;
}

const WaiverCard = ({ effect, mayAct, onWithdraw, onOpenFactory }: WaiverCardProps) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const openCredits = useOpenCredits();
  const { waiver, notices, paidYears } = effect;
  const [firstNotice] = notices;
  return (
    <article className={styles.card} data-testid={`waiver-${waiver.id}`}>
      <div className={styles.bar}>
        <strong>{waiver.name}</strong>
        {waiver.withdrawn && <StatusChip tone="neutral">{words.withdrawn(waiver.withdrawn.reason)}</StatusChip>}
      </div>
      <p className={styles.quiet}>
        {words.range(waiver.dueFrom, waiver.dueTo)} · {words.categories(waiver.categories)} ·{' '}
        {waiver.provinceCodes === null ? words.country : words.area} · {waiver.legalRef} · {waiver.source}
      </p>
      {!waiver.withdrawn && (
        <div className={styles.bar}>
          <span>{words.yearsHit(paidYears.length)}</span>
          {firstNotice && (
            <Button look="quiet" icon="receipt" onPress={() => onOpenFactory(firstNotice.factoryId)}>
              {words.noticesHit(notices.length)}
            </Button>
          )}
          {paidYears.length > 0 && (
            <Button icon="cash" isDisabled={!mayAct} onPress={() => void openCredits(effect)} testId="open-credits">
              {words.openCredits(paidYears.length)}
            </Button>
          )}
          <Button look="quiet" isDisabled={!mayAct} onPress={onWithdraw} testId={`withdraw-${waiver.id}`}>
            {words.withdraw}
          </Button>
        </div>
      )}
    </article>
  );
};

/** Waivers that the office has entered, what they have made wrong, and credits to be decided. */
export const WaiversArea = ({ areas, onOpenFactory }: WaiversAreaProps) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const { session } = useServices();
  const role = useStore(session, (state) => state.actor?.role);
  const mayAct = role !== undefined && FINANCE_ROLES.includes(role);
  const rows = useRows(TABLES);
  const versions = TABLES.map((table) => rows.version(table)).join();
  // Rows change in place; their versions say when.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const effects = useMemo(() => waiverEffects(rows), [rows, versions]);
  const [isEntering, setEntering] = useState(false);
  const [withdrawing, setWithdrawing] = useState<FeeWaiverRow>();
  useShortcuts([{ key: 'F4', run: () => (mayAct ? setEntering(true) : undefined) }]);
  return (
    <Page
      title={words.title}
      testId="waivers-page"
      actions={
        <Button
          look="primary"
          icon="receipt"
          keyHint="F4"
          isDisabled={!mayAct}
          onPress={() => setEntering(true)}
          testId="enter-waiver"
        >
          {words.enter}
        </Button>
      }
    >
      {areas}
      {effects.length === 0 && (
        <EmptyState icon="receipt" title={words.none}>
          <p>{words.noneHint}</p>
        </EmptyState>
      )}
      {effects.map((effect) => (
        <WaiverCard
          key={effect.waiver.id}
          effect={effect}
          mayAct={mayAct}
          onWithdraw={() => setWithdrawing(effect.waiver)}
          onOpenFactory={onOpenFactory}
        />
      ))}
      <CreditPanel rows={rows} mayAct={mayAct} />
      <PayOutPanel rows={rows} mayAct={mayAct} />
      {isEntering && <WaiverDialog onClose={() => setEntering(false)} />}
      {withdrawing && <WithdrawDialog waiver={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Page>
  );
};
