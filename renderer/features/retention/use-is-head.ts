import { useStore } from 'zustand';
import { useServices } from '#services/services.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';

/** Whether whoever is logged in may take the steps of a disposal. */
export const useIsHead = (): boolean =>
  useStore(useServices().session, ({ actor }) => actor !== undefined && OFFICE_ROLES.includes(actor.role));
