import { useEffect } from 'react';
import { useServices } from './services.ts';

/** Notes that this person's page of a factory or firm came up, once each time it does. */
export const useOpenedNote = (subjectId: string): void => {
  const { access } = useServices();
  useEffect(() => access.opened(subjectId), [access, subjectId]);
};
