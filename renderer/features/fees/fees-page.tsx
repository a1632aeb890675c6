import { type ReactNode, useState } from 'react';
import { arrearsMessages } from '#i18n/messages/arrears.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ArrearsArea } from './arrears-area.tsx';
import { LettersPage } from './letters-page.tsx';
import styles from './fees.module.css';

export interface FeesPageProps {
  readonly onOpenFactory: (factoryId: string) => void;
}

const AREAS = ['arrears', 'letters'] as const;
type Area = (typeof AREAS)[number];

/** Fees as a whole: who owes, and the letters to be sent. */
export const FeesPage = ({ onOpenFactory }: FeesPageProps) => {
  const words = useMessages(arrearsMessages);
  const [area, setArea] = useState<Area>('arrears');
  useShortcuts(AREAS.map((name, index) => ({ key: `Ctrl+${index + 1}`, run: () => setArea(name) })));
  const areas: ReactNode = (
    <fieldset className={styles.areas} aria-label={words.areas}>
      {AREAS.map((name, index) => (
        <Button
          key={name}
          isPressed={area === name}
          keyHint={`Ctrl ${index + 1}`}
          onPress={() => setArea(name)}
          testId={`fees-area-${name}`}
        >
          {words.area[name]}
        </Button>
      ))}
    </fieldset>
  );
  return area === 'arrears' ? (
    <ArrearsArea areas={areas} onOpenFactory={onOpenFactory} />
  ) : (
    <LettersPage areas={areas} onOpenFactory={onOpenFactory} />
  );
};
