import { secondPersonMessages } from '#i18n/messages/second-person.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from './banner.tsx';
import { PinField } from './pin-field.tsx';
import { SelectField } from './select-field.tsx';

export interface SecondPersonFieldsProps {
  readonly person: {
    readonly people: readonly { readonly id: string; readonly name: string }[];
    readonly personId: string;
    readonly choose: (staffId: string) => void;
    readonly pin: string;
    readonly typePin: (text: string) => void;
    readonly problem: 'wrong-pin' | 'locked' | undefined;
  };
  /** Why somebody else is asked. */
  readonly hint: string;
}

/** Asks who agrees, and for their PIN. */
export const SecondPersonFields = ({ person, hint }: SecondPersonFieldsProps) => {
  const messages = useMessages(secondPersonMessages);
  if (person.people.length === 0)
    return <Banner tone="waiting" title={messages.nobody} testId="second-person-nobody" />;
  return (
    <>
      <SelectField
        label={messages.person}
        value={person.personId}
        onChange={person.choose}
        choices={[
          { value: '', label: messages.choose },
          ...person.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        hint={hint}
        testId="second-person"
      />
      <PinField
        label={messages.pin}
        value={person.pin}
        onChange={person.typePin}
        hint={messages.pinHint}
        error={person.problem && messages[person.problem]}
        testId="second-person-pin"
      />
    </>
  );
};
