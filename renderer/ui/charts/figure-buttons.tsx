import { chartMessages } from '#i18n/messages/charts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '../button.tsx';
import styles from './charts.module.css';

/** The ways in which a picture and its values leave the program. */
export interface FigureSaving {
  readonly isBusy: boolean;
  /** The element as it looks now. */
  readonly png: (element: HTMLElement | null) => void;
  readonly csv: () => void;
  readonly xlsx: () => void;
}

export interface FigureButtonsProps {
  /** What the picture shows: three buttons beside each of several pictures must not sound alike. */
  readonly title: string;
  readonly saving: FigureSaving;
  /** What is pictured, asked for when somebody presses. */
  readonly element: () => HTMLElement | null;
  readonly testId: string;
}

/** Three small buttons beside a picture: itself, and its values as a list. They are left out of the picture. */
export const FigureButtons = ({ title, saving, element, testId }: FigureButtonsProps) => {
  const messages = useMessages(chartMessages);
  const ways = [
    { name: 'png', word: messages.png, hint: messages.pngHint(title), run: () => saving.png(element()) },
    { name: 'csv', word: messages.csv, hint: messages.csvHint(title), run: saving.csv },
    { name: 'xlsx', word: messages.xlsx, hint: messages.xlsxHint(title), run: saving.xlsx },
  ] as const;
  return (
    <fieldset className={styles.saving} aria-label={messages.save(title)}>
      {ways.map(({ name, word, hint, run }) => (
        <Button
          key={name}
          look="quiet"
          description={hint}
          isDisabled={saving.isBusy}
          onPress={run}
          testId={`${testId}-${name}`}
        >
          {word}
        </Button>
      ))}
    </fieldset>
  );
};
