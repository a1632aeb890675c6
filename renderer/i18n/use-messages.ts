import { useLanguage } from './language.ts';
import type { MessageSet } from './messages.ts';

/** The sentences of a feature in the language of the screen: `useMessages(counterMessages)`. */
export const useMessages = <Sentences>(set: MessageSet<Sentences>): Sentences => set[useLanguage()];
