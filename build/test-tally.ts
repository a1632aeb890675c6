import { z } from 'zod';

/** The parts of Vitest's JSON report that are counted. */
const TestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What a person must be told besides the numbers. */
  readonly remarks: readonly string[];
}

/**
 * Counts a test run. Nothing that did not run counts as well: a skipped test is a failure, a file that could not be
 * loaded is a failure, a run that ended badly although every test passed is a failure, and so is a run without tests.
 */
export function tallyTests(run: { readonly report: unknown; readonly endedWell: boolean }): Tally {
  const report = TestReport.safeParse(run.report);
  if (!report.success) return { passed: 0, failed: 1, remarks: ['The test run left no report: it broke off.'] };

  const tests = report.data.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const notRun = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const brokenFiles = report.data.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status === 'passed'),
  );
  const failed = tests.length - passed + brokenFiles.length;
  const remarks = [
    ...notRun.map(({ fullName, status }) => `Counted as failed because it was ${status}: ${fullName}`),
    ...brokenFiles.map(({ name, message }) =>
      `Counted as failed because it could not run: ${name} ${message ?? ''}`.trim(),
    ),
  ];
  if (tests.length === 0 && failed === 0) return { passed, failed: 1, remarks: ['No test ran at all.'] };
  if (!run.endedWell && failed === 0) {
    return { passed, failed: 1, remarks: ['Every test passed, but the run itself ended with an error (see above).'] };
  }
  return { passed, failed, remarks };
}
