import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { screenMeasureMessages } from '#i18n/messages/screen-measure.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type MeasuredScreen, USUAL_CARD_PIXELS, withinCardPixels } from '#shared/host/screen-measure.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './paired-screen.module.css';

/** Device pixels of one press; a card is some three hundred wide. */
const STEP = 1;
const LARGE_STEP = 10;

const WidthButtons = ({ onChange }: { readonly onChange: (change: number) => void }) => {
  const messages = useMessages(screenMeasureMessages);
  const changes = [
    { key: 'PageDown', hint: 'PgDn', word: messages.muchNarrower, by: -LARGE_STEP },
    { key: 'ArrowLeft', hint: '←', word: messages.narrower, by: -STEP },
    { key: 'ArrowRight', hint: '→', word: messages.wider, by: STEP },
    { key: 'PageUp', hint: 'PgUp', word: messages.muchWider, by: LARGE_STEP },
  ];
  useShortcuts(
    changes.map(({ key, by }) => ({ key, run: () => onChange(by) })),
    'dialog',
  );
  return (
    <div className={styles.widths}>
      {changes.map(({ key, hint, word, by }) => (
        <Button key={key} keyHint={hint} onPress={() => onChange(by)} testId={`ruler-${key}`}>
          {word}
        </Button>
      ))}
    </div>
  );
};

/** The card's outline on the public screen while this is open; gone with it, unless it was kept. */
const useRuler = () => {
  const { kiosk } = useServices();
  const isOpen = useStore(kiosk, (state) => state.screen.open);
  const isPaired = useStore(kiosk, (state) => state.paired === 'connected');
  const [cardPixels, setCardPixels] = useState(USUAL_CARD_PIXELS);
  const [chosen, setChosen] = useState<MeasuredScreen>();
  const screen = chosen ?? (isPaired && !isOpen ? 'paired' : 'window');
  useEffect(() => {
    kiosk.getState().clear();
    return () => {
      const control = kiosk.getState();
      const { state } = control;
      if (state.kind === 'ruler' && !state.ruler.isKept) control.clear();
    };
  }, [kiosk]);
  useEffect(() => kiosk.getState().measure({ cardPixels, screen, isKept: false }), [kiosk, cardPixels, screen]);
  return {
    cardPixels,
    screen,
    hasChoice: isPaired && isOpen,
    choose: setChosen,
    change: (by: number) => setCardPixels((pixels) => withinCardPixels(pixels + by)),
    keep: () => kiosk.getState().measure({ cardPixels, screen, isKept: true }),
  };
};

const ScreenChoice = (props: {
  readonly screen: MeasuredScreen;
  readonly onChange: (screen: MeasuredScreen) => void;
}) => {
  const messages = useMessages(screenMeasureMessages);
  return (
    <SelectField
      label={messages.which}
      value={props.screen}
      choices={[
        { value: 'window', label: messages.window },
        { value: 'paired', label: messages.paired },
      ]}
      onChange={props.onChange}
      testId="ruler-screen"
    />
  );
};

/** A frame on the public screen, made wider and narrower until a real card fits it. */
export const ScreenMeasureDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(screenMeasureMessages);
  const toast = useToast();
  const ruler = useRuler();
  const keep = (): void => {
    ruler.keep();
    toast('done', messages.kept);
    onClose();
  };
  const actions = (
    <DialogActions
      onClose={onClose}
      cancel={messages.cancel}
      icon="check"
      shortcut="F8"
      onPress={keep}
      testId="ruler-keep"
    >
      {messages.fits}
    </DialogActions>
  );
  return (
    <Dialog title={messages.dialogTitle} isOpen onClose={onClose} testId="screen-measure-dialog" actions={actions}>
      <p>{messages.steps}</p>
      {ruler.hasChoice && <ScreenChoice screen={ruler.screen} onChange={ruler.choose} />}
      <p aria-live="polite" data-testid="ruler-width">
        {messages.width(ruler.cardPixels)}
      </p>
      <WidthButtons onChange={ruler.change} />
    </Dialog>
  );
};
