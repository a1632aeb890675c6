// npm run figures   how large files and functions are, and how much of the tree is tests, as a table for docs/architecture.md
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './run-command.ts';

/** Which tests are about which part; a test is counted once, with what it is about first of all. */
const PARTS: readonly { readonly name: string; readonly source: RegExp; readonly tests: RegExp }[] = [
  {
    name: '`shared`',
    source: /^shared\//,
    tests: /^test\/(unit\/shared|sim|contract|builders|fakes)\//,
  },
  { name: '`central`', source: /^central\//, tests: /^test\/(unit\/central|integration)\// },
  { name: '`renderer`', source: /^renderer\//, tests: /^test\/(unit\/renderer|component|screens)\// },
  { name: '`electron`', source: /^electron\//, tests: /^test\/unit\/electron\// },
  { name: 'all', source: /^(shared|central|renderer|electron)\//, tests: /^test\// },
];
const LONG_FILE = 400;

interface Measured {
  readonly lines: number;
  readonly functions: readonly number[];
  readonly exported: number;
  readonly documented: number;
  readonly anys: number;
  readonly throws: number;
  readonly commentLines: number;
}

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const isDocumented = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0;

function measure(path: string): Measured {
  const text = readFileSync(join(root, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions: number[] = [];
  const found = { exported: 0, documented: 0, anys: 0, throws: 0 };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) functions.push(linesOf(node.getText()));
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.anys += 1;
    if (ts.isThrowStatement(node)) found.throws += 1;
    ts.forEachChild(node, visit);
  };
  visit(file);
  for (const statement of file.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) continue;
    found.exported += 1;
    if (isDocumented(statement)) found.documented += 1;
  }
  const commentLines = text.split('\n').filter((line) => /^\s*(\/\/|\/?\*)/.test(line)).length;
  return { lines: linesOf(text), functions, commentLines, ...found };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const spread = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.9, 0.99].map((share) => at(sorted, share)).join(' / ');
};

const sum = (files: readonly Measured[], of: (file: Measured) => number): number =>
  files.reduce((total, file) => total + of(file), 0);

const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const ofPart = (part: RegExp): readonly Measured[] => files.filter((path) => part.test(path)).map(measure);

console.log(
  '| Part | files | lines | file med / p90 / p99 | > 400 | fn med / p90 / p99 | comment | exported with doc | any/k | throw/k | test : src |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const { name, source, tests } of PARTS) {
  const here = ofPart(source);
  const lines = sum(here, (file) => file.lines);
  const perThousand = (of: (file: Measured) => number): string => ((sum(here, of) * 1000) / lines).toFixed(1);
  const percent = (part: number, whole: number): string => `${Math.round((part * 100) / whole)} %`;
  const exported = sum(here, (file) => file.exported);
  const columns = [
    name,
    here.length,
    lines.toLocaleString('en'),
    spread(here.map((file) => file.lines)),
    here.filter((file) => file.lines > LONG_FILE).length,
    spread(here.flatMap((file) => file.functions)),
    percent(
      sum(here, (file) => file.commentLines),
      lines,
    ),
    `${percent(
      sum(here, (file) => file.documented),
      exported,
    )} of ${exported.toLocaleString('en')}`,
    perThousand((file) => file.anys),
    perThousand((file) => file.throws),
    (sum(ofPart(tests), (file) => file.lines) / lines).toFixed(2),
  ];
  console.log(`| ${columns.join(' | ')} |`);
}
