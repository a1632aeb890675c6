import type { KeyboardEvent, Ref } from 'react';
import { optionId } from './option-list.tsx';

export interface FinderInputProps {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly className: string | undefined;
  readonly label: string;
  readonly placeholder: string;
  /** The list of what was found, and the entry that Enter takes; undefined when nothing was found. */
  readonly listId: string;
  readonly active: number | undefined;
  readonly isOpen: boolean;
  readonly query: string;
  readonly onType: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly testId: string;
}

/** A field that finds while one types: the focus stays in it, arrow keys move in the list below it. */
export const FinderInput = ({ inputRef, active, ...props }: FinderInputProps) => (
  <input
    ref={inputRef}
    className={props.className}
    role="combobox"
    aria-label={props.label}
    aria-autocomplete="list"
    aria-expanded={props.isOpen}
    aria-controls={props.listId}
    aria-activedescendant={active === undefined ? undefined : optionId(props.listId, active)}
    placeholder={props.placeholder}
    autoComplete="off"
    spellCheck={false}
    value={props.query}
    data-testid={props.testId}
    onChange={(event) => props.onType(event.target.value)}
    onKeyDown={props.onKeyDown}
  />
);
