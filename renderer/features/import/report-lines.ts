import type { HoldReason } from '#shared/register-feed/import-match.ts';
import type { ImportPlan } from '#shared/register-feed/import-plan.ts';
import type { RowDoubtCode, RowRejectionCode } from '#shared/register-feed/row-problem.ts';

/** Why a row stands in the report. */
export type ReportCode = RowDoubtCode | RowRejectionCode | HoldReason;

/** One remark on one row of the list. */
export interface ReportLine {
  readonly id: string;
  readonly line: number;
  readonly fate: 'applied' | 'held' | 'rejected';
  readonly code: ReportCode;
  readonly column: string | undefined;
  readonly value: string | undefined;
}

/** All remarks of a plan, those that kept a row out first, then by line. */
export const reportLines = (plan: ImportPlan): readonly ReportLine[] => {
  const rejected = plan.rejected.flatMap(({ problems }) =>
    problems.map((problem) => ({ fate: 'rejected' as const, ...problem })),
  );
  const doubtful = plan.doubtful.flatMap((row) => [
    ...(row.kind === 'held'
      ? [{ line: row.line, fate: 'held' as const, code: row.reason, value: row.registrationNumber }]
      : []),
    ...row.doubts.map((doubt) => ({ fate: row.kind, ...doubt })),
  ]);
  const order = { rejected: 0, held: 1, applied: 2 } as const;
  return [...rejected, ...doubtful]
    .toSorted((a, b) => order[a.fate] - order[b.fate] || a.line - b.line)
    .map((remark, index) => ({
      id: String(index),
      line: remark.line,
      fate: remark.fate,
      code: remark.code,
      column: 'column' in remark ? remark.column : undefined,
      value: remark.value,
    }));
};
