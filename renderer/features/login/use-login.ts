import { useState } from 'react';
import { staffByBadge } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { pinIn } from '#shared/domain/pin-text.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';

export interface Login {
  readonly person: StaffRow | undefined;
  readonly pin: string;
  readonly problem: 'none' | 'wrong-pin' | 'locked';
  readonly isChecking: boolean;
  readonly choose: (person: StaffRow | undefined) => void;
  readonly typePin: (pin: string) => void;
  readonly signIn: () => void;
}

/** Choosing oneself and proving it: a badge scan chooses too, and the PIN is digits only. */
export const useLogin = (): Login => {
  const { session, data } = useServices();
  const [person, setPerson] = useState<StaffRow | undefined>(undefined);
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<Login['problem']>('none');
  const [isChecking, setChecking] = useState(false);
  const choose = (next: StaffRow | undefined): void => {
    setPerson(next);
    setPin('');
    setProblem('none');
  };
  useScanListener((scan) => {
    const badge = staffByBadge(data.rows, scan.text);
    if (badge?.active) choose(badge);
    // Nobody is logged in, so no screen may act on a scan.
    return true;
  });
  const signIn = async (): Promise<void> => {
    if (!person || pin === '' || isChecking) return;
    setChecking(true);
    const answer = await session.getState().signIn(person.id, pin);
    setChecking(false);
    setPin('');
    if (answer !== 'signed-in') setProblem(answer);
  };
  return {
    person,
    pin,
    problem,
    isChecking,
    choose,
    typePin: (next) => {
      setProblem('none');
      setPin(pinIn(next));
    },
    signIn: () => void signIn(),
  };
};
