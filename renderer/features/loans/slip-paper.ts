import { officeOf } from '#data/factory-queries.ts';
import { pathOf, staffName } from '#data/folder-queries.ts';
import { loanOf, type OpenLoan } from '#data/loan-queries.ts';
import type { OfficeData } from '#data/office-data.ts';
import { formatLongDate } from '#i18n/format.ts';
import { filingTh } from '#i18n/messages/filing.ts';
import { loansTh } from '#i18n/messages/loans.ts';
import type { OutSlip } from '#print/out-slip.ts';
import { isoDateAt, type IsoDate } from '#shared/domain/thai-date.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = loansTh.slip;

/** The movement by which the borrower took the folder: it names the approver and what was overridden. */
const takingOf = (history: readonly MovementRow[], loan: OpenLoan): MovementRow | undefined =>
  history.findLast(
    ({ kind, borrowerId, actorId }) =>
      (kind === 'check-out' || kind === 'acknowledge' || kind === 'settle') &&
      (borrowerId ?? actorId) === loan.borrowerId,
  );

const positionOf = (rows: ReadModel, staffId: string): string => {
  const person = rows.get('staff', staffId);
  return person ? filingTh.role(person.role) : '';
};

const factsOf = (rows: ReadModel, loan: OpenLoan, taking: MovementRow | undefined): OutSlip['facts'] => [
  [{ label: words.item, text: loan.name }],
  [
    { label: words.registration, text: loan.registrationNumber },
    { label: words.volume, text: String(loan.volume) },
  ],
  [{ label: words.home, text: pathOf(rows, loan.homeLocationId) ?? '' }],
  [{ label: words.borrower, text: loan.borrowerName }],
  [{ label: words.position, text: positionOf(rows, loan.borrowerId) }],
  [{ label: words.purpose, text: loan.purpose ?? '' }],
  [
    { label: words.lentOn, text: formatLongDate(isoDateAt(Date.parse(loan.sinceAt)), 'th') },
    { label: words.dueOn, text: loan.dueOn === undefined ? '' : formatLongDate(loan.dueOn, 'th') },
  ],
  ...(taking?.override ? [[{ label: words.override, text: taking.override.reason }]] : []),
];

/**
 * The loan card with the fields of the regulation (ระเบียบงานสารบรรณ ข้อ 62 and form 24, both unverified): item, borrower
 * and position, purpose, day lent, day due, approver, signatures of the receiver and of who brings it back.
 */
const slipOf = (rows: ReadModel, loan: OpenLoan, taking: MovementRow | undefined): OutSlip => {
  const approverId = taking?.override?.byId ?? taking?.approverId;
  return {
    title: words.title,
    office: officeOf(rows)?.name ?? '',
    code: loan.code,
    facts: factsOf(rows, loan, taking),
    signatures: [
      { before: words.signed, after: words.receiver, name: loan.borrowerName },
      {
        before: words.signed,
        after: words.approver,
        ...(approverId === undefined ? {} : { name: staffName(rows, approverId) }),
      },
      { before: words.signed, after: words.returner, position: `${words.returnedOn} ......../......../........` },
    ],
    foot: words.foot,
  };
};

/** The slips of those of the folders that are on loan now. */
export const slipsOf = async (
  data: Pick<OfficeData, 'rows' | 'movementsOf'>,
  folderIds: readonly string[],
  today: IsoDate,
): Promise<readonly OutSlip[]> => {
  const slips = await Promise.all(
    folderIds.map(async (id) => {
      const folder = data.rows.get('folder', id);
      const loan = folder && loanOf(data.rows, folder, today);
      return loan ? [slipOf(data.rows, loan, takingOf(await data.movementsOf(id), loan))] : [];
    }),
  );
  return slips.flat();
};
