import { officeOf } from '#data/factory-queries.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import type { NoticeLetterFacts, NoticeLetterItem } from '#shared/domain/notice-letter.ts';
import { isoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { trackingAddress } from '#shared/domain/tracking-token.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { NoticeItem, NoticeRow } from '#shared/model/fee-rows.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** Why a notice has no letter: the office has no biller, or this PC has not all that stands in it. */
export type LetterFactsMissing = { readonly type: 'letter-no-biller' | 'letter-rows-missing' };

const itemsOf = (rows: ReadModel, items: readonly NoticeItem[]): readonly NoticeLetterItem[] =>
  items.flatMap(({ dueOn, scheduleId, feeSatang, surchargeSatang }) => {
    const schedule = rows.get('feeSchedule', scheduleId);
    return schedule ? [{ dueOn: isoDate(dueOn), feeSatang, surchargeSatang, legalRef: schedule.legalRef }] : [];
  });

const addressOf = ({ publicUrl }: OfficeRow, { trackingToken }: NoticeRow): string | undefined =>
  publicUrl === undefined || trackingToken === undefined ? undefined : trackingAddress(publicUrl, trackingToken);

/** What the letter of a notice is made from, as the office's rows are now. */
export const letterFactsOf = (rows: ReadModel, notice: NoticeRow): Result<NoticeLetterFacts, LetterFactsMissing> => {
  const office = officeOf(rows);
  if (!office?.biller) return err({ type: 'letter-no-biller' });
  const factory = rows.get('factory', notice.factoryId);
  const items = itemsOf(rows, notice.items);
  if (!factory || items.length < notice.items.length) return err({ type: 'letter-rows-missing' });
  const { name, operatorName, registrationNumber, address } = factory.register;
  const { postcode = '', ...streets } = address;
  return ok({
    officeName: office.name,
    biller: office.biller,
    factory: { name, operatorName, registrationNumber, address: filingTh.address(streets), postcode },
    notice: {
      ref1: notice.ref1,
      ref2: notice.ref2,
      items,
      totalSatang: notice.totalSatang,
      issuedOn: isoDateAt(Date.parse(notice.issuedAt)),
      validUntilOn: isoDate(notice.validUntilOn),
      trackingAddress: addressOf(office, notice),
    },
    isDemo: office.isDemo,
  });
};
