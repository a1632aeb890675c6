import { CARD_HEIGHT_MM, CARD_WIDTH_MM, type ScreenRuler } from '#shared/host/screen-measure.ts';
import { TwoLanguages } from './two-languages.tsx';
import { useDevicePixelRatio } from './use-device-pixel-ratio.ts';
import styles from './ruler.module.css';

export interface RulerScreenProps {
  readonly ruler: ScreenRuler;
}

/** The outline of a bank card, as large as the counter says; a real one is held against it. */
export const RulerScreen = ({ ruler }: RulerScreenProps) => {
  const ratio = useDevicePixelRatio();
  const width = ruler.cardPixels / ratio;
  return (
    <div className={styles.ruler} data-testid="kiosk-ruler" data-kept={ruler.isKept}>
      <h1 className={styles.heading}>
        <TwoLanguages name={ruler.isKept ? 'rulerKept' : 'ruler'} />
      </h1>
      <div
        className={styles.card}
        style={{ width, height: (width * CARD_HEIGHT_MM) / CARD_WIDTH_MM }}
        data-testid="kiosk-card"
      />
      <p className={styles.hint}>
        <TwoLanguages name="rulerHint" />
      </p>
    </div>
  );
};
