import { type KeyboardEvent, useState } from 'react';
import { dateFieldMessages } from '#i18n/messages/date-field.ts';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { addDays, type IsoDate, type ThaiDateInvalid } from '#shared/domain/thai-date.ts';
import type { Result } from '#shared/lib/result.ts';
import { dateEntryText, readDateEntry } from './date-entry.ts';
import { TextField } from './text-field.tsx';

export interface ThaiDateFieldProps {
  readonly label: string;
  readonly value: IsoDate | undefined;
  readonly onChange: (value: IsoDate | undefined) => void;
  /** What is wrong with a date that could be read, e.g. in the past. */
  readonly error?: string | undefined;
  readonly testId?: string;
}

/**
 * A date typed as people write it in Thailand: 24/11/69, 24112569, or with the name of the month. The long date under the field shows what was
 * understood; arrow keys go a day on or back. A common-era year is refused with the Buddhist year it probably stands for.
 */
export const ThaiDateField = ({ label, value, onChange, error, testId }: ThaiDateFieldProps) => {
  const messages = useMessages(dateFieldMessages);
  const language = useLanguage();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const text = typed ?? (value === undefined ? '' : dateEntryText(value));
  const read: Result<IsoDate, ThaiDateInvalid> | undefined = typed === undefined ? undefined : readDateEntry(typed);
  const problem = read && !read.ok && read.error.reason !== 'empty' ? read.error : undefined;

  const type = (next: string): void => {
    setTyped(next);
    const result = readDateEntry(next);
    onChange(result.ok ? result.value : undefined);
  };
  const step = (event: KeyboardEvent, days: number): void => {
    if (value === undefined) return;
    event.preventDefault();
    setTyped(undefined);
    onChange(addDays(value, days));
  };
  return (
    <TextField
      label={label}
      value={text}
      onChange={type}
      inputMode="numeric"
      placeholder={messages.placeholder}
      hint={value === undefined ? messages.hint : formatLongDate(value, language)}
      error={problem ? messages.problem(problem) : error}
      onKeyDown={(event) => {
        if (event.key === 'ArrowUp') step(event, 1);
        if (event.key === 'ArrowDown') step(event, -1);
      }}
      onBlur={() => {
        if (value !== undefined) setTyped(undefined);
      }}
      {...(testId === undefined ? {} : { testId })}
    />
  );
};
