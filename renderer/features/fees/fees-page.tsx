import { type ReactNode, useState } from 'react';
import { arrearsMessages } from '#i18n/messages/arrears.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { unreachable } from '#shared/lib/invariant.ts';
import { ArrearsArea } from './arrears-area.tsx';
import { CatalogueArea } from './catalogue-area.tsx';
import { LettersPage } from './letters-page.tsx';
import { WaiversArea } from './waivers-area.tsx';
import styles from './fees.module.css';

export interface FeesPageProps {
  readonly onOpenFactory: (factoryId: string) => void;
  /** Where a schedule is confirmed. */
  readonly onOpenSettings: () => void;
}

const AREAS = ['arrears', 'letters', 'catalogue', 'waivers'] as const;
type Area = (typeof AREAS)[number];

/** Fees as a whole: who owes, the letters to be sent, the rates, and waivers with their credits. */
export const FeesPage = ({ onOpenFactory, onOpenSettings }: FeesPageProps) => {
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
  switch (area) {
    case 'arrears':
      return <ArrearsArea areas={areas} onOpenFactory={onOpenFactory} />;
    case 'letters':
      return <LettersPage areas={areas} onOpenFactory={onOpenFactory} />;
    case 'catalogue':
      return <CatalogueArea areas={areas} onOpenSettings={onOpenSettings} />;
    case 'waivers':
      return <WaiversArea areas={areas} onOpenFactory={onOpenFactory} />;
    default:
      return unreachable(area);
  }
};
