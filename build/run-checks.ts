import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root, runCommand, seconds } from './run-command.ts';

const checks = ['typecheck', 'lint', 'layers', 'dead', 'format:check'] as const;

const PackageJson = z.object({ scripts: z.record(z.string(), z.string()) });

/** Runs every check of the source at once and reports each; gives how many passed and failed. */
export async function runChecks(): Promise<{ readonly passed: number; readonly failed: number }> {
  const { scripts } = PackageJson.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const results = await Promise.all(
    checks.map(async (check) => {
      const result = await runCommand(scripts[check] ?? `echo "package.json has no script ${check}" && exit 1`, {
        output: 'collect',
        environment: { NO_COLOR: '1' },
      });
      console.log(`check: ${result.succeeded ? 'passed' : 'FAILED'}  ${check} (${seconds(result.tookMs)})`);
      return { check, ...result };
    }),
  );
  const failures = results.filter((result) => !result.succeeded);
  for (const { check, output } of failures) {
    console.log(`\n---- ${check}\n${output.trim()}`);
  }
  return { passed: results.length - failures.length, failed: failures.length };
}
