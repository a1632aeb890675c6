import type { Ref } from 'react';
import { pinIn } from '#shared/domain/pin-text.ts';
import { TextField } from './text-field.tsx';

export interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** A PIN that is being chosen, not one that is asked for. */
  readonly isNew?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  readonly testId: string;
}

/** Asks for a PIN: nobody behind the counter reads it off the screen, and only digits stay in it. */
export const PinField = ({ ref, isNew, onChange, ...field }: PinFieldProps) => (
  <TextField
    {...field}
    {...(ref === undefined ? {} : { ref })}
    type="password"
    inputMode="numeric"
    autoComplete={isNew === true ? 'new-password' : 'off'}
    onChange={(text) => onChange(pinIn(text))}
  />
);
