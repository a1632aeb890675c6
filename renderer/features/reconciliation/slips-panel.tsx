import { useState } from 'react';
import { openSlips } from '#data/reconciliation-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { reconciliationMessages, type reconciliationTh } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { bankShortName } from '#shared/domain/slip-qr.ts';
import type { SlipLeadRow } from '#shared/model/money-rows.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { TextField } from '#ui/text-field.tsx';
import { SlipInquiry } from './slip-inquiry.tsx';
import { useFinanceRole } from './use-finance-role.ts';
import styles from './reconciliation.module.css';

const TABLES = ['slipLead', 'notice'] as const;

const nameOf = (words: typeof reconciliationTh, { bank, transRef, typed }: SlipLeadRow): string =>
  typed
    ? words.slipTyped(transRef, typed.satang, typed.paidOn, typed.paidAtTime)
    : words.slipOf(bankShortName(bank) ?? bank, transRef);

const SlipItem = ({ lead }: { readonly lead: SlipLeadRow }) => {
  const messages = useMessages(reconciliationMessages);
  const { data } = useServices();
  const mayClose = useFinanceRole();
  const [answer, setAnswer] = useState('');
  const references = lead.shown.map(({ noticeId }) => formatReference(data.rows.get('notice', noticeId)?.ref1 ?? ''));
  return (
    <li className={styles.slip} data-testid={`slip-${lead.transRef}`}>
      <p>
        <strong>{nameOf(messages, lead)}</strong>{' '}
        <span className={styles.quiet}>{messages.slipFor(references.join(', '))}</span>{' '}
        {lead.shown.length > 1 && <StatusChip tone="exception">{messages.slipTwice}</StatusChip>}
      </p>
      <SlipInquiry lead={lead} />
      {mayClose && (
        <div className={styles.close}>
          <TextField label={messages.slipAnswer} value={answer} onChange={setAnswer} maxLength={300} />
          <Button
            icon="check"
            isDisabled={answer.trim() === ''}
            onPress={() => void data.mutate('close-slip', { slipId: lead.id, answer })}
            description={`${messages.slipClose} ${lead.transRef}`}
            testId={`slip-close-${lead.transRef}`}
          >
            {messages.slipClose}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Slips about which the bank is to be asked; nothing here can make a notice paid. */
export const SlipsPanel = () => {
  const messages = useMessages(reconciliationMessages);
  const slips = openSlips(useRows(TABLES));
  if (slips.length === 0) return null;
  return (
    <Panel title={messages.slips(slips.length)} testId="slips">
      <p className={styles.quiet}>{messages.slipProvesNothing}</p>
      <ul className={styles.list}>
        {slips.map((lead) => (
          <SlipItem key={lead.id} lead={lead} />
        ))}
      </ul>
    </Panel>
  );
};
