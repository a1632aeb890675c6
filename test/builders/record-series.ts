import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { SubjectFields } from '#shared/domain/record-series.ts';
import type { DisposalBatchRow, RecordSubjectRow } from '#shared/model/record-rows.ts';
import type { MemoryOffice } from './memory-office.ts';
import { aFolder } from './office.ts';

/** The facts of a community product as a form would give them. */
export const productFields = (over: SubjectFields = {}): SubjectFields => ({
  certificateNumber: '12/2567',
  productName: 'ข้าวแต๋น',
  standardNumber: 'มผช.35/2546',
  maker: 'วิสาหกิจชุมชนบ้านสวนบัว',
  ...over,
});

export const aProduct = (over: Partial<RecordSubjectRow> = {}): RecordSubjectRow => ({
  id: 'product-1',
  series: 'community-product',
  numberKey: 'community-product/12/2567',
  fields: productFields(),
  ...over,
});

export const COMMITTEE = ['นายเอก ประธาน', 'นางสองใจ กรรมการ', 'นายสาม กรรมการ'] as const;

/** A disposal with one folder about which everything is decided, approved and agreed. */
export const aDisposal = (over: Partial<DisposalBatchRow> = {}): DisposalBatchRow => ({
  id: 'disposal-1',
  folderIds: ['folder-proposed'],
  committee: COMMITTEE,
  proposedOn: '2026-01-10',
  openedAt: '2026-01-10T02:00:00.000Z',
  openedBy: 'staff-1',
  approvedOn: '2026-01-20',
  sentToArchivesOn: '2026-01-25',
  decisions: [{ folderId: 'folder-proposed', outcome: 'destroy' }],
  state: { kind: 'open' },
  ...over,
});

const closed = { closedOn: '2012-05-01', closedYear: '2012' } as const;

/** How a destroyed folder went, and where it had been at home. */
export const DISPOSED = {
  outcome: 'destroy',
  on: '2026-05-01',
  batchId: 'disposal-1',
  homeLocationId: 'shelf-1',
} as const;

/**
 * A folder that is due, one that a disposal holds already, one on hold, one that was scanned although it was
 * destroyed, and a second disposal that nobody has approved.
 */
export const putDisposals = (office: MemoryOffice): void => {
  office.put('folder', aFolder({ id: 'folder-due', code: makeScanCode('folder', '13', 71), ...closed }));
  office.put(
    'folder',
    aFolder({
      id: 'folder-proposed',
      code: makeScanCode('folder', '13', 72),
      disposalBatchId: 'disposal-1',
      ...closed,
    }),
  );
  office.put('disposalBatch', aDisposal());
  office.put('folder', aFolder({ id: 'folder-gone', code: makeScanCode('folder', '13', 74), disposed: DISPOSED }));
  office.put('exception', {
    id: 'card-disposed',
    kind: 'folder-disposed',
    folderId: 'folder-gone',
    causeIds: [],
    raisedAt: '2026-05-02T02:00:00.000Z',
  });
  const hold = { reason: 'อยู่ระหว่างคดี', by: 'staff-1', at: '2026-01-05T02:00:00.000Z' };
  office.put('folder', aFolder({ id: 'folder-held', code: makeScanCode('folder', '13', 73), hold }));
  const { approvedOn: _approved, sentToArchivesOn: _sent, ...unapproved } = aDisposal();
  office.put('disposalBatch', { ...unapproved, id: 'disposal-new', folderIds: [], decisions: [] });
};
