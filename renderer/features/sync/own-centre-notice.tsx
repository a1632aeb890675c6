import { useEffect, useState } from 'react';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { ErrorNote } from '#ui/error-note.tsx';

/** Stands above every page while the centre of this PC does not run and waiting does not help. */
export const OwnCentreNotice = () => {
  const { ownCentre } = useServices().host;
  const [problem, setProblem] = useState<HostError>();
  useEffect(() => ownCentre?.onProblem(setProblem), [ownCentre]);
  return problem ? <ErrorNote error={problem} testId="own-centre-problem" /> : null;
};
