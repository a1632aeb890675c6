import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandCardEn, commandCardTh } from '#i18n/messages/command-card.ts';
import { COMMAND_PAGE, commandSheetHtml } from '#print/command-card.ts';
import { commandSheet } from '#services/command-sheet.ts';
import { folderConditions } from '#shared/domain/folder-condition.ts';
import { actionCode, classifyScan, conditionCode, scanActions, TEST_LABEL } from '#shared/domain/scan-code.ts';
import { openChromium } from '#test/support/chromium.ts';
import { paperFonts, printToPixels } from './printed-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

describe('the printed command card', () => {
  test.each([
    ['Thai', commandCardTh],
    ['English', commandCardEn],
  ])('in %s is one page on which a scanner reads every card', async (_language, messages) => {
    const { images, barcodes, pdfText } = await printToPixels(
      browser,
      commandSheetHtml(commandSheet(messages), paperFonts),
      COMMAND_PAGE,
    );

    expect(images).toHaveLength(1);
    const wanted = [...scanActions.map(actionCode), ...folderConditions.map(conditionCode), TEST_LABEL];
    expect(barcodes.toSorted()).toEqual(wanted.toSorted());
    const doNothing = barcodes.filter((code) => classifyScan(code).kind === 'unknown');
    expect(doNothing).toEqual([TEST_LABEL]);
    for (const code of wanted) expect(pdfText).toContain(code.replace(/(\d{4})(?=\d)/g, '$1 '));
  });
});
