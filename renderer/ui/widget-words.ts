import type { Language } from '#i18n/language.ts';
import { widgetMessages } from '#i18n/messages/widgets.ts';

interface Focused {
  readonly optionText: string;
  readonly isSelected: boolean;
}

type Words = (typeof widgetMessages)[Language];

/** By package of the widget library, each word a getter, so that a change of language is heard at once. */
const dictionaryOf = (words: () => Words) => ({
  '@react-aria/overlays': {
    get dismiss() {
      return words().dismiss;
    },
  },
  '@react-aria/menu': {
    get longPressMessage() {
      return words().longPress;
    },
  },
  '@react-aria/combobox': {
    get buttonLabel() {
      return words().showSuggestions;
    },
    get listboxLabel() {
      return words().suggestions;
    },
    focusAnnouncement: ({ optionText, isSelected }: Focused): string =>
      isSelected ? words().chosen(optionText) : optionText,
    countAnnouncement: ({ optionCount }: { readonly optionCount: number }): string => words().available(optionCount),
    selectedAnnouncement: ({ optionText }: Focused): string => words().chosen(optionText),
  },
});

/**
 * The widget library speaks many languages and no Thai; it takes words from this place of the window where there are any,
 * which is how its server rendering hands them over. To be called before the first widget is drawn.
 */
export const provideWidgetWords = (place: Window, language: () => Language): void => {
  const dictionary = dictionaryOf(() => widgetMessages[language()]);
  Object.defineProperty(place, Symbol.for('react-aria.i18n.locale'), { value: 'th-TH' });
  Object.defineProperty(place, Symbol.for('react-aria.i18n.strings'), { value: dictionary });
};
