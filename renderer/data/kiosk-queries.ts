import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { NoticeOnScreen, OfficeOnScreen } from '#shared/host/kiosk-machine.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { officeOf } from './factory-queries.ts';

/** The office as its blank public screen names it. */
export const officeOnScreen = (rows: ReadModel): OfficeOnScreen => {
  const office = officeOf(rows);
  return { officeName: office?.name ?? '', isDemo: office?.isDemo ?? false };
};

/** Newer and over the same year: whoever pays the old one pays what is billed twice. */
const replaces = (later: NoticeRow, notice: NoticeRow): boolean =>
  later.id !== notice.id &&
  later.state.kind === 'issued' &&
  later.issuedAt > notice.issuedAt &&
  later.items.some(({ dueOn }) => notice.items.some((item) => item.dueOn === dueOn));

/** How the notice behind a bill stands for the public screen, by its row alone; one without a row is over. */
export const noticeOnScreen = (rows: ReadModel, noticeId: string, nowMs: number): NoticeOnScreen => {
  const notice = rows.get('notice', noticeId);
  if (!notice || notice.state.kind === 'cancelled') return 'over';
  const { state } = notice;
  if (state.kind === 'paid') return state.proof === 'reported' ? 'reported' : 'paid';
  if (notice.validUntilOn < isoDateAt(nowMs)) return 'over';
  const isReplaced = rows.list('notice', 'factoryId', notice.factoryId).some((later) => replaces(later, notice));
  return isReplaced ? 'over' : 'open';
};
