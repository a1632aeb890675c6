import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['shared', 'renderer', 'electron', 'central', 'test', 'build'];

interface Import {
  readonly because: string;
  readonly from: string;
  readonly imports: string;
  readonly rule: string;
}

const forbidden: readonly Import[] = [
  {
    because: 'an import must lead somewhere',
    from: 'shared/lib/lost.ts',
    imports: '#shared/lib/nowhere.ts',
    rule: 'everything-resolves',
  },
  { because: 'shared knows no Node', from: 'shared/lib/reads-disk.ts', imports: 'node:fs', rule: 'shared-is-pure' },
  {
    because: 'shared takes no library but zod',
    from: 'shared/domain/uses-library.ts',
    imports: 'kysely',
    rule: 'shared-is-pure',
  },
  {
    because: 'shared knows no shell',
    from: 'shared/sync/uses-data.ts',
    imports: '#data/target.ts',
    rule: 'shared-is-pure',
  },
  {
    because: 'lib is the lowest layer',
    from: 'shared/lib/up.ts',
    imports: '#shared/domain/target.ts',
    rule: 'shared-lib-points-down',
  },
  {
    because: 'domain does not know rows',
    from: 'shared/domain/up.ts',
    imports: '#shared/model/target.ts',
    rule: 'shared-domain-points-down',
  },
  {
    because: 'the languages of label printers do not know rows',
    from: 'shared/thermal/up.ts',
    imports: '#shared/model/target.ts',
    rule: 'shared-thermal-points-down',
  },
  {
    because: 'the register feed does not know rows',
    from: 'shared/register-feed/up.ts',
    imports: '#shared/model/target.ts',
    rule: 'shared-register-feed-points-down',
  },
  {
    because: 'model does not know mutations',
    from: 'shared/model/up.ts',
    imports: '#shared/mutations/target.ts',
    rule: 'shared-model-points-down',
  },
  {
    because: 'mutations do not know sync',
    from: 'shared/mutations/up.ts',
    imports: '#shared/sync/target.ts',
    rule: 'shared-mutations-points-down',
  },
  {
    because: 'sync does not know the shell contract',
    from: 'shared/sync/up.ts',
    imports: '#shared/host/target.ts',
    rule: 'shared-sync-points-down',
  },
  {
    because: 'the shell contract knows no mutation',
    from: 'shared/host/up.ts',
    imports: '#shared/mutations/target.ts',
    rule: 'shared-host-points-down',
  },
  {
    because: 'a screen never imports the main process',
    from: 'renderer/app/direct.ts',
    imports: '#electron/target.ts',
    rule: 'shells-do-not-meet',
  },
  {
    because: 'the main process never imports a screen',
    from: 'electron/direct.ts',
    imports: '#data/target.ts',
    rule: 'shells-do-not-meet',
  },
  {
    because: 'the centre never imports the main process',
    from: 'central/direct.ts',
    imports: '#electron/target.ts',
    rule: 'shells-do-not-meet',
  },
  {
    because: 'nothing imports test',
    from: 'central/leans-on-test.ts',
    imports: '#test/target.ts',
    rule: 'nothing-imports-test',
  },
  {
    because: 'the product does not import its build',
    from: 'electron/leans-on-build.ts',
    imports: '#build/target.ts',
    rule: 'nothing-imports-build',
  },
  {
    because: 'build runs no screen',
    from: 'build/runs-screen.ts',
    imports: '#ui/target.ts',
    rule: 'build-uses-shared-and-central',
  },
  {
    because: 'only renderer/data speaks to dexie',
    from: 'renderer/features/counter/own-database.ts',
    imports: 'dexie',
    rule: 'dexie-only-in-data',
  },
  {
    because: 'data knows no React',
    from: 'renderer/data/uses-react.ts',
    imports: 'react',
    rule: 'data-knows-no-screen',
  },
  {
    because: 'data knows no screen part',
    from: 'renderer/data/uses-ui.ts',
    imports: '#ui/target.ts',
    rule: 'data-knows-no-screen',
  },
  {
    because: 'ui knows no feature',
    from: 'renderer/ui/knows-feature.ts',
    imports: '#features/counter/target.ts',
    rule: 'ground-floor-knows-no-feature',
  },
  {
    because: 'a feature never imports another',
    from: 'renderer/features/counter/sideways.ts',
    imports: '#features/labels/target.ts',
    rule: 'features-do-not-meet',
  },
  {
    because: 'a feature never imports app',
    from: 'renderer/features/counter/upwards.ts',
    imports: '#app/target.ts',
    rule: 'features-know-no-app-and-no-shell',
  },
  {
    because: 'a feature never picks its shell',
    from: 'renderer/features/counter/picks-shell.ts',
    imports: '#host/desktop-host.ts',
    rule: 'features-know-no-app-and-no-shell',
  },
  {
    because: 'the demo office knows no mutation',
    from: 'shared/demo/up.ts',
    imports: '#shared/mutations/target.ts',
    rule: 'shared-demo-points-down',
  },
  {
    because: 'the pages of the ministry change nothing',
    from: 'shared/ministry/up.ts',
    imports: '#shared/mutations/target.ts',
    rule: 'shared-ministry-points-down',
  },
  {
    because: 'the public screen has no office data',
    from: 'renderer/kiosk/reads.ts',
    imports: '#data/target.ts',
    rule: 'kiosk-stays-small',
  },
  {
    because: 'the public screen has no staff widgets',
    from: 'renderer/kiosk/widget.ts',
    imports: 'react-aria-components',
    rule: 'kiosk-stays-small',
  },
  {
    because: 'the sync engine is built in main',
    from: 'renderer/app/second-engine.ts',
    imports: '#shared/sync/engine.ts',
    rule: 'long-lived-objects-in-main-only',
  },
  {
    because: 'services do not know the web framework',
    from: 'central/services/replies.ts',
    imports: 'fastify',
    rule: 'central-services-know-no-http',
  },
  {
    because: 'routes do not speak SQL',
    from: 'central/http/queries.ts',
    imports: 'kysely',
    rule: 'central-http-knows-no-sql',
  },
];

const allowed: readonly Omit<Import, 'rule'>[] = [
  { because: 'shared validates with zod', from: 'shared/domain/validates.ts', imports: 'zod' },
  {
    because: 'sync may use every lower layer',
    from: 'shared/sync/uses-mutations.ts',
    imports: '#shared/mutations/target.ts',
  },
  { because: 'data speaks to dexie', from: 'renderer/data/own-database.ts', imports: 'dexie' },
  { because: 'a feature uses data', from: 'renderer/features/counter/reads.ts', imports: '#data/target.ts' },
  { because: 'a feature imports its own files', from: 'renderer/features/counter/page.ts', imports: './target.ts' },
  {
    because: 'the public screen has its own feature',
    from: 'renderer/kiosk/shows.ts',
    imports: '#features/kiosk/target.ts',
  },
  { because: 'main builds the sync engine', from: 'renderer/app/main.tsx', imports: '#shared/sync/engine.ts' },
  { because: 'app joins the features', from: 'renderer/app/router.ts', imports: '#features/labels/target.ts' },
  { because: 'test imports anything', from: 'test/anything.ts', imports: '#electron/target.ts' },
  { because: 'build may seed a centre', from: 'build/seed.ts', imports: '#central/target.ts' },
  { because: 'services speak SQL', from: 'central/services/queries.ts', imports: 'kysely' },
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let tree = '';
let violations: readonly Violation[] = [];

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'faem-layers-'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  write('package.json', JSON.stringify({ name: 'tree', type: 'module', imports }));
  for (const { imports: target } of [...forbidden, ...allowed]) {
    if (target.startsWith('#') && !target.includes('nowhere')) {
      write(pathOf(target, imports), 'export const target = 1;\n');
    }
  }
  write('renderer/features/counter/target.ts', 'export const target = 1;\n');
  for (const { from, imports: target } of [...forbidden, ...allowed]) write(from, `import '${target}';\n`);

  const config = join(root, 'build/layers.cjs');
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(process.execPath, [program, '--config', config, '--output-type', 'json', ...folders], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  violations = JSON.parse(run.stdout).summary.violations;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

const pathOf = (target: string, imports: Readonly<Record<string, string>>): string => {
  const [alias = '', ...rest] = target.split('/');
  return join((imports[`${alias}/*`] ?? '').replace('/*', ''), ...rest);
};

const rulesBrokenBy = (file: string): readonly string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

describe('the layers stop', () => {
  test.each(forbidden)('$because ($from imports $imports)', ({ from, rule }) => {
    expect(rulesBrokenBy(from)).toContain(rule);
  });

  test('every rule that exists is tried here', () => {
    const script = `process.stdout.write(JSON.stringify(require(${JSON.stringify(join(root, 'build/layers.cjs'))}).forbidden.map((rule) => rule.name)))`;
    const names = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));

    expect([...new Set(forbidden.map(({ rule }) => rule))].toSorted()).toEqual(names.toSorted());
  });
});

describe('the layers let through', () => {
  test.each(allowed)('$because ($from imports $imports)', ({ from }) => {
    expect(rulesBrokenBy(from)).toEqual([]);
  });
});
