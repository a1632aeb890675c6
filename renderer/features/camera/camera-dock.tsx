import { lazy, Suspense } from 'react';
import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useCameraSwitch } from './camera-switch.tsx';
import { useDroppedPictures } from './use-dropped-pictures.ts';

/** Camera and engines weigh more than many a page; nobody waits for them before they are wanted. */
const CameraPanel = lazy(async () => ({ default: (await import('./camera-panel.tsx')).CameraPanel }));

/** The camera's button in the top line, and its panel beside whatever page is open: scans go where a scanner's go. */
export const CameraDock = () => {
  const messages = useMessages(cameraMessages);
  const { wish, set: setWish } = useCameraSwitch();
  const toggle = (): void => setWish(wish === undefined ? { kind: 'camera' } : undefined);
  useShortcuts([{ key: 'F10', run: toggle }]);
  useDroppedPictures((picture) => setWish({ kind: 'picture', picture }));
  return (
    <>
      <Button
        look="quiet"
        icon="camera"
        keyHint="F10"
        isPressed={wish !== undefined}
        onPress={toggle}
        description={messages.openHint}
        testId="camera-open"
      >
        {messages.open}
      </Button>
      {wish && (
        <Suspense>
          <CameraPanel wish={wish} onWish={setWish} onClose={() => setWish(undefined)} />
        </Suspense>
      )}
    </>
  );
};
