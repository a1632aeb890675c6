import { useServices } from '#services/services.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';

/** The calendar day in Thailand; a page rendered after midnight has the new one. */
export const useToday = (): IsoDate => isoDateAt(useServices().nowMs());
