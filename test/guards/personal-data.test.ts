import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What log calls may name. A fact is added here only when it can never hold a name, an id of a person or a firm, or an amount. */
const MAY_BE_LOGGED = new Set([
  'applied',
  'attempts',
  'bank', // the short name from the settings
  'system', // one of the fixed names of other systems
  'minutes', // that a code lives
  'officeId', // made from the province
  'code', // of a refusal
  'createdCount',
  'deviceId', // drawn at random
  'electron',
  'exitCode',
  'line', // of the log of the office's own centre; cleaned by the log itself
  'method',
  'name', // of a mutation
  'offices', // how many
  'port', // of this PC
  'problem', // of the environment
  'reason', // cleaned by the log itself
  'reference', // of a failure
  'rejectedCount',
  'request', // its random id
  'route',
  'rows',
  'seq',
  'status',
  'tookMs',
  'understood',
  'updatedCount',
  'version',
]);
/** Facts as a whole: of an error without its message, and of a damaged journal file. */
const MAY_BE_SPREAD = new Set(['errorFacts', 'finding']);
const LEVELS = new Set(['info', 'warn', 'error']);

const isLogCall = (call: ts.CallExpression): boolean => {
  if (!ts.isPropertyAccessExpression(call.expression) || !LEVELS.has(call.expression.name.text)) return false;
  return /(^|\.)log$/i.test(call.expression.expression.getText());
};

const wholeOf = (facts: ts.Expression): string =>
  ts.isCallExpression(facts) ? facts.expression.getText() : facts.getText();

const doubtsAboutFact = (fact: ts.ObjectLiteralElementLike): readonly string[] => {
  if (ts.isSpreadAssignment(fact)) return MAY_BE_SPREAD.has(wholeOf(fact.expression)) ? [] : [fact.getText()];
  const name = fact.name?.getText() ?? '';
  return MAY_BE_LOGGED.has(name) ? [] : [name];
};

const doubtsAboutCall = ([event, facts]: readonly ts.Expression[]): readonly string[] => {
  const doubts = event !== undefined && ts.isStringLiteral(event) ? [] : ['an event that is no fixed name'];
  if (facts === undefined) return doubts;
  if (ts.isObjectLiteralExpression(facts)) return [...doubts, ...facts.properties.flatMap(doubtsAboutFact)];
  return MAY_BE_SPREAD.has(wholeOf(facts)) ? doubts : [...doubts, facts.getText()];
};

const logCallsIn = (source: string): readonly ts.CallExpression[] => {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLogCall(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true));
  return calls;
};

const doubtsAbout = (source: string): readonly string[] =>
  logCallsIn(source).flatMap(({ arguments: given }) => doubtsAboutCall([...given]));

const programs = ['electron', 'central'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

describe('logs of the shell and the centre', () => {
  test('name no fact that may be about a person or a firm', () => {
    const sources = programs.map((file) => ({ file, source: readFileSync(join(root, file), 'utf8') }));
    const doubts = sources.flatMap(({ file, source }) => doubtsAbout(source).map((doubt) => `${file}: ${doubt}`));

    expect(sources.flatMap(({ source }) => logCallsIn(source)).length).toBeGreaterThan(30);
    expect(doubts).toEqual([]);
  });
});

describe('a doubt is raised about', () => {
  test.each([
    ['a tax id', "log.info('found', { taxId: row.taxId });", 'taxId'],
    ['a name of a firm', "parts.log.error('failed', { seq, firmName });", 'firmName'],
    ['a row as a whole', "deps.log.warn('odd', { ...factory });", '...factory'],
    ['facts made elsewhere', "log.info('odd', factory);", 'factory'],
    ['an event that carries a value', 'log.info(`found ${name}`);', 'an event that is no fixed name'],
  ])('%s', (_, source, doubt) => {
    expect(doubtsAbout(source)).toEqual([doubt]);
  });

  test('nothing that is known to be harmless', () => {
    expect(doubtsAbout("log.error('failed', { method, reference, ...errorFacts(error) });")).toEqual([]);
    expect(doubtsAbout("log.error('failed', errorFacts(error));\nlog.warn('refused');")).toEqual([]);
  });
});
