import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { buildPageProgram } from './build-program.ts';
import type { Workshop } from './workshop.ts';

/** A mark of the page: when it was set, and the time of the key that it belongs to. */
export interface PageMark {
  readonly name: string;
  readonly setAtMs: number;
  readonly keyAtMs: number | undefined;
}

/** Makes the page answer ScrollLock with two empty frames, and Pause with a stored row and two empty frames. */
export const addLimits = async (page: Page, workshop: Workshop): Promise<void> => {
  const folder = await buildPageProgram(workshop, new URL('./programs/limits-in-page.ts', import.meta.url));
  // As an expression: the page's content security policy allows no script of anybody else's.
  await page.evaluate(`(() => { ${readFileSync(join(folder, 'main.js'), 'utf8')} })()`);
};

/** Forgets every mark, so that what comes next stands alone. */
export const clearMarks = (page: Page): Promise<void> => page.evaluate('performance.clearMarks()');

/** All marks since, in order of time. */
export const marksOf = (page: Page): Promise<readonly PageMark[]> =>
  page.evaluate(`performance.getEntriesByType('mark').map(({ name, startTime, detail }) => ({
    name, setAtMs: startTime, keyAtMs: detail?.atMs }))`);

/** How long after its key each mark of this name was set, for marks that know their key. */
export const delaysOf = (marks: readonly PageMark[], name: string): readonly number[] =>
  marks.flatMap((mark) => (mark.name === name && mark.keyAtMs !== undefined ? [mark.setAtMs - mark.keyAtMs] : []));
