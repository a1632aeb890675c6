import { requestsMessages } from '#i18n/messages/requests.ts';
import type { Services } from '#services/services.ts';
import { addDays, isoDateAt } from '#shared/domain/thai-date.ts';
import type { PickMoment } from './judge-pick.ts';

const LOAN_DAYS = 7;

/** On what terms a folder is handed over when the request says nothing else. */
export const walkTerms = (services: Pick<Services, 'nowMs' | 'language'>): PickMoment['terms'] => ({
  purpose: requestsMessages[services.language.getState().language].handOverPurpose,
  dueOn: addDays(isoDateAt(services.nowMs()), LOAN_DAYS),
});
