import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFolderCode } from '#shared/domain/folder-code.ts';
import { folderConditions } from '#shared/domain/folder-condition.ts';
import {
  documentCode,
  actionCode,
  classifyScan,
  conditionCode,
  makeScanCode,
  scanActions,
  scanCodeParts,
} from '#shared/domain/scan-code.ts';

const anOffice = fc.integer({ min: 0, max: 99 }).map((office) => String(office).padStart(2, '0'));
const aRunning = fc.integer({ min: 0, max: 9_999_999 });

describe('the first digit says what a barcode stands on', () => {
  test.each([
    ['folder', /^1130000042\d\d$/],
    ['location', /^2130000042\d\d$/],
    ['staff', /^3130000042\d\d$/],
  ] as const)('a %s is recognised', (kind, shape) => {
    const code = makeScanCode(kind, '13', 42);
    expect(code).toMatch(shape);
    expect(classifyScan(code)).toEqual({ kind, code });
    expect(classifyScan(` ${code}\r`)).toEqual({ kind, code });
  });

  test('kind, office and running number come back from the code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('folder', 'location', 'staff', 'action'),
        anOffice,
        aRunning,
        (kind, office, running) => {
          expect(scanCodeParts(makeScanCode(kind, office, running))).toEqual({ kind, officeCode: office, running });
        },
      ),
    );
  });

  test('different things never share a code', () => {
    fc.assert(
      fc.property(anOffice, aRunning, anOffice, aRunning, (office, running, otherOffice, otherRunning) => {
        const isSame = office === otherOffice && running === otherRunning;
        expect(makeScanCode('folder', office, running) === makeScanCode('folder', otherOffice, otherRunning)).toBe(
          isSame,
        );
        expect(makeScanCode('folder', office, running)).not.toBe(makeScanCode('location', otherOffice, otherRunning));
      }),
    );
  });

  test('an office or number that does not fit is a bug', () => {
    expect(() => makeScanCode('folder', '1', 1)).toThrow();
    expect(() => makeScanCode('folder', '13', 10_000_000)).toThrow();
    expect(() => makeScanCode('folder', '13', -1)).toThrow();
  });
});

describe('action cards', () => {
  test('every action has a card that is the same in all offices', () => {
    expect(scanActions).toHaveLength(10);
    for (const action of scanActions) {
      expect(classifyScan(actionCode(action))).toEqual({ kind: 'action', action, code: actionCode(action) });
    }
  });

  test('the printed numbers never change', () => {
    const numberOf = (code: string): number => Number(code.slice(3, 10));
    expect(scanActions.map((action) => [action, numberOf(actionCode(action))])).toEqual([
      ['lend', 1],
      ['return', 2],
      ['move', 3],
      ['locate', 4],
      ['undo', 5],
      ['count', 6],
      ['shelf', 7],
      ['person', 8],
      ['condition', 9],
      ['finish', 10],
    ]);
    expect(folderConditions.map((condition) => [condition, numberOf(conditionCode(condition))])).toEqual([
      ['good', 21],
      ['torn', 22],
      ['wet', 23],
      ['pages-missing', 24],
      ['needs-cover', 25],
    ]);
  });

  test('every condition has a card that is the same in all offices', () => {
    for (const condition of folderConditions) {
      const code = conditionCode(condition);
      expect(classifyScan(code)).toEqual({ kind: 'condition', condition, code });
    }
  });

  test('a card with another number or of one office is no action', () => {
    for (const code of [
      makeScanCode('action', '00', 99),
      makeScanCode('action', '13', 1),
      makeScanCode('action', '13', 21),
    ]) {
      expect(classifyScan(code)).toEqual({ kind: 'unknown', text: code, reason: { type: 'action-unknown' } });
    }
  });
});

describe('what means nothing is kept with its text and a reason', () => {
  test('a good code of a kind that does not exist yet', () => {
    const code = makeFolderCode(9_130_000_001);
    expect(classifyScan(code)).toEqual({
      kind: 'unknown',
      text: code,
      reason: { type: 'scan-kind-unknown', kindDigit: '9' },
    });
  });

  test('a half scan, a merged scan, a foreign text', () => {
    const one = makeScanCode('folder', '13', 1);
    const other = makeScanCode('folder', '13', 2);
    expect(classifyScan(one.slice(0, 6))).toMatchObject({
      kind: 'unknown',
      reason: { reason: 'too-short', digits: 6 },
    });
    expect(classifyScan(one + other)).toMatchObject({
      kind: 'unknown',
      reason: { reason: 'too-long', codes: [one, other] },
    });
    expect(classifyScan('8850123456789')).toMatchObject({ kind: 'unknown', reason: { reason: 'too-long' } });
    expect(classifyScan(' https://example ')).toEqual({
      kind: 'unknown',
      text: ' https://example ',
      reason: { type: 'folder-code-invalid', reason: 'not-digits' },
    });
  });

  test('no text whatever makes it fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const thing = classifyScan(text);
        expect(thing.kind !== 'unknown' || thing.text === text).toBe(true);
      }),
    );
  });
});

describe('the number on an official document', () => {
  test('is the same on every PC, a whole barcode number, and taken for no folder, place, person or card', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const code = documentCode('13', id);
        expect(documentCode('13', id)).toBe(code);
        expect(code).toMatch(/^513\d{9}$/);
        expect(classifyScan(code)).toMatchObject({ kind: 'unknown', reason: { type: 'scan-kind-unknown' } });
      }),
    );
  });

  test('differs for all documents of an office in ten years', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `01931f2e-7a10-7000-8000-${String(at).padStart(12, '0')}`);
    expect(new Set(ids.map((id) => documentCode('13', id))).size).toBe(ids.length);
  });
});
