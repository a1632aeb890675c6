import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { noticeLetterIdFor } from '#shared/mutations/notice-letters.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { perVersion } from './per-version.ts';

/** A notice that waits for the bank, as the list of letters shows it. */
export interface WaitingNotice {
  readonly notice: NoticeRow;
  readonly name: string;
  readonly registrationNumber: string;
  /** Empty when the register has none. */
  readonly postcode: string;
  /** When its letter was made, if a file with it was saved. */
  readonly letterAt: string | undefined;
}

const issuedNotices = perVersion('notice', (rows) =>
  [...rows.all('notice').values()].filter(({ state }) => state.kind === 'issued'),
);

const postOrder = ({ postcode, notice }: WaitingNotice): string => `${postcode || '~'} ${notice.ref1}`;

/** The notices that are open and whose amount is still right on this day, in the order in which they go to the post. */
export const waitingNotices = (rows: ReadModel, today: string): readonly WaitingNotice[] =>
  issuedNotices(rows)
    .filter(({ validUntilOn }) => validUntilOn >= today)
    .map((notice): WaitingNotice => {
      const register = rows.get('factory', notice.factoryId)?.register;
      return {
        notice,
        name: register?.name ?? '',
        registrationNumber: register?.registrationNumber ?? '',
        postcode: register?.address.postcode ?? '',
        letterAt: rows.get('noticeLetter', noticeLetterIdFor(notice.id))?.madeAt,
      };
    })
    .toSorted((a, b) => (postOrder(a) < postOrder(b) ? -1 : 1));
