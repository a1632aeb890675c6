import { useId } from 'react';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loginMessages } from '#i18n/messages/login.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { OptionList, optionId } from '#ui/option-list.tsx';
import { usePeople } from './use-people.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import styles from './login-page.module.css';

/** The names of the office: arrow keys move, typing filters, Enter chooses. */
export const StaffChooser = ({ onChoose }: { readonly onChoose: (person: StaffRow) => void }) => {
  const people = usePeople(onChoose);
  const messages = useMessages(loginMessages);
  const filing = useMessages(filingMessages);
  const listId = useId();
  return (
    <div className={styles.chooser}>
      <label className={styles.label} htmlFor={`${listId}-input`}>
        {messages.who}
      </label>
      <input
        ref={focusAtOnce}
        id={`${listId}-input`}
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={people.found.length > 0 ? optionId(listId, people.active) : undefined}
        placeholder={messages.whoHint}
        autoComplete="off"
        spellCheck={false}
        value={people.query}
        data-testid="login-search"
        onChange={(event) => people.typeQuery(event.target.value)}
        onKeyDown={people.onQueryKeyDown}
      />
      <div className={styles.people}>
        <OptionList
          id={listId}
          label={messages.who}
          items={people.found}
          active={people.active}
          itemKey={(person) => person.id}
          itemTestId={(person) => `login-staff-${person.id}`}
          itemClass={styles.person}
          onChoose={onChoose}
        >
          {(person) => (
            <>
              <span>{person.name}</span>
              <span className={styles.role}>{filing.role(person.role)}</span>
            </>
          )}
        </OptionList>
      </div>
    </div>
  );
};
