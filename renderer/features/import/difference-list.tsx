import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { importMessages } from '#i18n/messages/import.ts';
import { formatHorsepower } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { RegisterStatus } from '#shared/register-feed/register-factory.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './import-page.module.css';

const TABLES = ['registerDifference', 'factory'] as const;
const SHOWN = 100;

/** Where the register and the office disagree; a person decides each, nothing is overwritten by itself. */
export const DifferenceList = () => {
  const messages = useMessages(importMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const rows = useRows(TABLES);
  const [problem, setProblem] = useState<MutateError | undefined>(undefined);
  const differences = [...rows.all('registerDifference').values()];
  if (differences.length === 0) return null;
  const shown = (field: string, value: string): string => {
    const status = RegisterStatus.safeParse(value);
    if (field === 'officeStatus' && status.success) return filing.status(status.data);
    return field === 'hpHundredths' ? filing.horsepower(formatHorsepower(Number(value))) : value;
  };
  const settle = async (differenceId: string, decision: 'accept-register' | 'keep-office'): Promise<void> => {
    const settled = await data.mutate('settle-difference', { differenceId, decision });
    setProblem(settled.ok ? undefined : settled.error);
  };
  return (
    <Panel
      title={messages.differencesTitle}
      testId="difference-panel"
      aside={<StatusChip tone="elsewhere">{String(differences.length)}</StatusChip>}
    >
      {problem && <ErrorNote error={problem} />}
      <ul>
        {differences.slice(0, SHOWN).map(({ id, factoryId, field, officeValue, registerValue }) => (
          <li key={id} className={styles.difference} data-testid={`difference-${id}`}>
            <div className={styles.differenceText}>
              <strong>{rows.get('factory', factoryId)?.register.name ?? factoryId}</strong>
              <p>
                {messages.fieldName(field)}: {messages.officeSays(shown(field, officeValue))} ·{' '}
                {messages.registerSays(shown(field, registerValue))}
              </p>
            </div>
            <Button onPress={() => void settle(id, 'keep-office')}>{messages.keepOffice}</Button>
            <Button onPress={() => void settle(id, 'accept-register')}>{messages.acceptRegister}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
