import { LABELS_PER_BATCH } from '#shared/model/label-rows.ts';
import { SCAN_FILE_ROW_LINES } from '#shared/model/scan-file-rows.ts';
import { MAX_PHOTO_CHARACTERS } from '#shared/model/scan-desk-rows.ts';
import { LONGEST_VISIT_MS } from '#shared/model/visit-rows.ts';
import {
  CODE,
  describeRows,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';

describeRows('labelBatch', {
  row: {
    id: 'batch-1',
    runId: 'run-1',
    part: 0,
    folderIds: ['folder-1', 'folder-2'],
    target: { kind: 'thermal', name: 'TSC TE200' },
    printedAt: AT,
    actorId: 'staff-1',
    deviceId: 'pc-1',
    reprintIds: ['folder-2'],
    reason: 'jam',
    note: 'กระดาษติดครั้งที่สอง',
    resumesRunId: 'run-0',
    failedIds: ['folder-1'],
    jammedAt: AT,
    jamReportedBy: 'staff-2',
  },
  limits: {
    runId: ID,
    part: wholeFrom(0),
    folderIds: listOf(someId, 1, LABELS_PER_BATCH),
    'folderIds.0': ID,
    target: { refuses: [null, {}, 'pdf', MISSING] },
    'target.kind': oneOf('pdf', 'dialog', 'thermal'),
    'target.name': optional(textUpTo(120)),
    printedAt: INSTANT,
    actorId: ID,
    deviceId: ID,
    reprintIds: listOf(someId, 0),
    'reprintIds.0': ID,
    reason: optional(oneOf('jam', 'unreadable', 'torn', 'lost', 'changed', 'other')),
    note: optional(maybeEmpty()),
    resumesRunId: optional(ID),
    failedIds: listOf(someId, 0),
    'failedIds.0': ID,
    jammedAt: optional(INSTANT),
    jamReportedBy: optional(ID),
  },
});

describeRows('codeAlias', {
  row: { id: 'alias-1', code: '113000000901', folderId: 'folder-1', replacedAt: AT, replacedBy: 'staff-1' },
  limits: { code: CODE, folderId: ID, replacedAt: INSTANT, replacedBy: ID },
});

const note = { id: 'note-1', folderId: 'folder-1', effectiveAt: AT, actorId: 'staff-1', deviceId: 'pc-1' };
const facts = { folderId: ID, effectiveAt: INSTANT, actorId: ID, deviceId: ID };

describeRows(
  'conditionNote',
  {
    called: 'that a condition was seen',
    row: { kind: 'noted', ...note, condition: 'torn' },
    limits: {
      ...facts,
      kind: { refuses: ['', 'seen', 'Noted', null, MISSING] },
      condition: oneOf('good', 'torn', 'wet', 'needs-cover'),
    },
  },
  {
    called: 'that a note is taken back',
    row: { kind: 'undone', ...note, undoesId: 'note-0' },
    limits: { ...facts, undoesId: ID },
  },
);

describeRows('parkedPhoto', {
  row: {
    id: 'photo-1',
    parkedScanId: 'parked-1',
    jpegBase64: '/9j/4AA=',
    takenAt: AT,
    actorId: 'staff-1',
    deviceId: 'pc-1',
  },
  limits: {
    parkedScanId: ID,
    jpegBase64: {
      takes: ['/9j/', 'AA==', 'AAA=', 'A'.repeat(MAX_PHOTO_CHARACTERS)],
      refuses: [
        '',
        '=',
        'data:image/jpeg;base64,AAAA',
        'AA AA',
        'AAAA\n',
        'ก',
        'A'.repeat(MAX_PHOTO_CHARACTERS + 1),
        null,
        MISSING,
      ],
    },
    takenAt: INSTANT,
    actorId: ID,
    deviceId: ID,
  },
});

const entry = { line: 1, text: '113000000901', at: '23/11/2026 09:00:00' };

describeRows('scanFile', {
  row: {
    id: 'scan-file-1',
    fileKey: '0a1b2c3d',
    fileName: 'SCAN0001.TXT',
    part: 0,
    entries: [entry],
    takenOverAt: AT,
    actorId: 'staff-1',
    deviceId: 'pc-1',
  },
  limits: {
    fileKey: {
      takes: ['00000000', 'ffffffff'],
      refuses: ['', '0A1B2C3D', '0a1b2c3', '0a1b2c3d4', 'xyzxyzxy', 12345678, MISSING],
    },
    fileName: textUpTo(255),
    part: wholeFrom(0),
    entries: listOf((index) => ({ line: index + 1, text: 'x' }), 1, SCAN_FILE_ROW_LINES),
    'entries.0.line': wholeFrom(1),
    'entries.0.text': textUpTo(512),
    // The clock of a scanner is believed by nobody and kept as it was written.
    'entries.0.at': {
      takes: ['', '31/02/2569 25:61', 'x'.repeat(80), MISSING],
      refuses: ['x'.repeat(81), 0, null, undefined],
    },
    takenOverAt: INSTANT,
    actorId: ID,
    deviceId: ID,
  },
});

describeRows('visit', {
  row: { id: 'visit-1', beganAt: AT, locateMs: 4_000, serveMs: 90_000 },
  limits: {
    beganAt: INSTANT,
    locateMs: wholeFrom(0, LONGEST_VISIT_MS),
    serveMs: wholeFrom(0, LONGEST_VISIT_MS),
  },
});
