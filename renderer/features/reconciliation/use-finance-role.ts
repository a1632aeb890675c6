import { useStore } from 'zustand';
import { useServices } from '#services/services.ts';
import { FINANCE_ROLES } from '#shared/model/roles.ts';

/** Whether who is logged in answers for money. */
export const useFinanceRole = (): boolean => {
  const role = useStore(useServices().session, (state) => state.actor?.role);
  return role !== undefined && FINANCE_ROLES.includes(role);
};
