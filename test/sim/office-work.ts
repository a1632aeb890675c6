import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Random } from '#shared/lib/ports.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import type { Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { aFactory, aFolder, aLocation, anOffice, aStaff } from '#test/builders/office.ts';

/** Labels printed beforehand, too few for everybody; and the code of a folder, which its own may get back. */
const PRINTED_CODES = [7, 8, 9, 1].map((running) => makeScanCode('folder', '13', running));

/** The rows an office of the simulation begins with. */
export const simulatedOffice = (): readonly SnapshotRow[] => {
  const rows: SnapshotRow[] = [
    { table: 'office', row: anOffice() },
    { table: 'factory', row: aFactory() },
  ];
  for (let number = 1; number <= 3; number += 1) {
    rows.push({
      table: 'staff',
      row: aStaff({ id: `staff-${number}`, badgeCode: makeScanCode('staff', '13', number) }),
    });
    rows.push({
      table: 'location',
      row: aLocation({ id: `shelf-${number}`, code: makeScanCode('location', '13', number) }),
    });
  }
  for (let number = 1; number <= 6; number += 1) {
    rows.push({
      table: 'folder',
      row: aFolder({ id: `folder-${number}`, code: makeScanCode('folder', '13', number) }),
    });
  }
  return rows;
};

/** A PC at which somebody works. */
interface PcAtWork {
  readonly replica: Replica;
  /** Ids of mutations whose success was seen here. */
  readonly confirmed: readonly string[];
}

/** What people of a file room do, one act after the other, from the seed. */
export const createOfficeWork = (random: Random): ((pc: PcAtWork) => MutationCall) => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const someRequest = (pc: PcAtWork): string =>
    pick([...pc.replica.readModel.list('request', 'phase', 'open').map(({ id }) => id), 'nothing']);
  const someBatch = (pc: PcAtWork): string => pick([...pc.replica.readModel.all('labelBatch').keys(), 'nothing']);
  const randomCall = (pc: PcAtWork): MutationCall => {
    const folderId = `folder-${1 + Math.floor(random() * 6)}`;
    const locationId = `shelf-${1 + Math.floor(random() * 3)}`;
    const borrowerId = `staff-${1 + Math.floor(random() * 3)}`;
    const kinds = [
      'lend',
      'lend',
      'return',
      'move',
      'seen',
      'park',
      'label',
      'print',
      'jam',
      'attach',
      'undo',
      'ask',
      'fetch',
      'cancel',
    ] as const;
    switch (pick(kinds)) {
      case 'lend':
        return { name: 'check-out-folder', args: { folderId, borrowerId, purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' } };
      case 'return':
        return { name: 'check-in-folder', args: { folderId, locationId } };
      case 'move':
        return { name: 'move-folder', args: { folderId, locationId } };
      case 'seen':
        return { name: 'see-folder', args: { folderId, locationId } };
      case 'park':
        return { name: 'park-scan', args: { text: `4006381${Math.floor(random() * 1e6)}` } };
      case 'label':
        return { name: 'confirm-label', args: { folderId } };
      case 'print': {
        const run = { runId: `run-${Math.floor(random() * 1e6)}`, part: 0, target: { kind: 'pdf' } } as const;
        return {
          name: 'print-labels',
          args: { ...run, folderIds: [folderId, `folder-${1 + Math.floor(random() * 6)}`] },
        };
      }
      case 'jam':
        return { name: 'report-label-jam', args: { batchId: someBatch(pc), goodCount: Math.floor(random() * 3) } };
      case 'attach':
        return { name: 'attach-code', args: { folderId, code: pick(PRINTED_CODES) } };
      case 'ask':
        return { name: 'request-folders', args: { folderIds: [folderId], requesterId: borrowerId, urgency: 'normal' } };
      case 'fetch':
        return { name: 'note-retrieval', args: { requestId: someRequest(pc), step: { kind: 'picked' } } };
      case 'cancel':
        return { name: 'cancel-request', args: { requestId: someRequest(pc) } };
      case 'undo':
        return { name: 'undo-movement', args: { folderId, movementId: pick([...pc.confirmed, 'nothing']) } };
    }
  };
  return randomCall;
};
