import { requestsMessages } from '#i18n/messages/requests.ts';
import type { Services } from '#services/services.ts';
import { DEFAULT_LOAN_POLICY, dueDateOf } from '#shared/domain/loan-policy.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { LOAN_POLICY_ID } from '#shared/model/loan-rows.ts';
import type { PickMoment } from './judge-pick.ts';

/** On what terms a folder is handed over when the request says nothing else: due by the office's loan policy. */
export const walkTerms = (services: Pick<Services, 'data' | 'nowMs' | 'language'>): PickMoment['terms'] => ({
  purpose: requestsMessages[services.language.getState().language].handOverPurpose,
  dueOn: dueDateOf(
    services.data.rows.get('loanPolicy', LOAN_POLICY_ID) ?? DEFAULT_LOAN_POLICY,
    isoDateAt(services.nowMs()),
  ),
});
