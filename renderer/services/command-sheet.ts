import type { commandCardTh } from '#i18n/messages/command-card.ts';
import type { CommandSheet } from '#print/command-card.ts';
import { folderConditions } from '#shared/domain/folder-condition.ts';
import { actionCode, conditionCode, scanActions, TEST_LABEL } from '#shared/domain/scan-code.ts';

/** Every action and condition card in words, in the order of their numbers. */
export const commandSheet = (messages: typeof commandCardTh): CommandSheet => ({
  title: messages.title,
  intro: messages.intro,
  groups: [
    {
      heading: messages.actions,
      cards: scanActions.map((action) => ({ ...messages.action[action], code: actionCode(action) })),
    },
    {
      heading: messages.conditions,
      cards: [
        ...folderConditions.map((condition) => ({
          ...messages.condition[condition],
          code: conditionCode(condition),
        })),
        { ...messages.test, code: TEST_LABEL },
      ],
    },
  ],
});
