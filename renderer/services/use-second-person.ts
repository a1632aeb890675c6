import { useState } from 'react';
import { activeStaff, staffByBadge } from '#data/folder-queries.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { useServices } from './services.ts';
import { useScanListener } from './use-scan-listener.ts';

/** Somebody besides who is at work here, who has to agree on the spot. */
export interface SecondPerson {
  /** Who may be it. */
  readonly people: readonly StaffRow[];
  readonly personId: string;
  readonly choose: (staffId: string) => void;
  readonly pin: string;
  readonly typePin: (text: string) => void;
  readonly problem: 'wrong-pin' | 'locked' | undefined;
  /** A name is chosen and digits are typed; whether they are right only `prove` tells. */
  readonly isFilled: boolean;
  /** The id of the person if the PIN is theirs; a wrong one is counted and told. Nobody is logged in or out by it. */
  readonly prove: () => Promise<string | undefined>;
}

/**
 * The person who agrees proves it by their own PIN: a name in a list can be chosen by anybody, and a badge can be copied, so
 * a badge only chooses. `may` says who comes into question; `chosenId` stands in the list at first.
 */
export const useSecondPerson = (may: (person: StaffRow) => boolean, chosenId = ''): SecondPerson => {
  const { data, session } = useServices();
  const people = activeStaff(data.rows).filter(may);
  const [personId, setPersonId] = useState(people.some(({ id }) => id === chosenId) ? chosenId : '');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<SecondPerson['problem']>();
  const choose = (staffId: string): void => {
    setPersonId(staffId);
    setPin('');
    setProblem(undefined);
  };
  useScanListener(({ text }) => {
    const badge = staffByBadge(data.rows, text);
    if (badge && people.some(({ id }) => id === badge.id)) choose(badge.id);
    // The badge of somebody who does not come into question chooses nobody, and leads nowhere else either.
    return badge !== undefined;
  });
  const prove = async (): Promise<string | undefined> => {
    const answer = await session.getState().prove(personId, pin);
    setPin('');
    setProblem(answer === 'proven' ? undefined : answer);
    return answer === 'proven' ? personId : undefined;
  };
  return {
    people,
    personId,
    choose,
    pin,
    typePin: (text) => {
      setProblem(undefined);
      setPin(text);
    },
    problem,
    isFilled: personId !== '' && pin !== '',
    prove,
  };
};
