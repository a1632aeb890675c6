import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { type Measure, MEASURES } from './measures.ts';
import styles from './overview-page.module.css';

export interface MeasureSwitchProps {
  readonly measure: Measure;
  readonly onChoose: (measure: Measure) => void;
}

/** What the map and the regions tell. */
export const MeasureSwitch = ({ measure, onChoose }: MeasureSwitchProps) => {
  const messages = useMessages(ministryMessages);
  return (
    <fieldset className={styles.measures} aria-label={messages.measures}>
      {MEASURES.map((each) => (
        <Button
          key={each}
          look={each === measure ? 'primary' : 'plain'}
          isPressed={each === measure}
          onPress={() => onChoose(each)}
          testId={`measure-${each}`}
        >
          {messages.measure[each]}
        </Button>
      ))}
    </fieldset>
  );
};
