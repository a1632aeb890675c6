import { useCallback, useEffect, useRef, useState } from 'react';
import { formatCode } from '#i18n/format.ts';
import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { CameraView } from './camera-view.tsx';
import { PictureButton } from './picture-button.tsx';
import { PictureNews } from './picture-news.tsx';
import { usePicture } from './use-picture.ts';
import styles from './camera.module.css';

/** What was asked for: the camera, or what is in a picture. */
export type CameraWish = { readonly kind: 'camera' } | { readonly kind: 'picture'; readonly picture: Blob };

export interface CameraPanelProps {
  readonly wish: CameraWish;
  readonly onWish: (wish: CameraWish) => void;
  readonly onClose: () => void;
}

const VIBRATION_MS = 60;

/** Esc while the focus is in the panel closes the panel; elsewhere Esc belongs to the page. */
const useEscape = (onEscape: () => void) => {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onEscape();
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);
  return panel;
};

/** Reads a label by camera or from a picture, beside the page that takes the scan: it covers no question and no list. */
export const CameraPanel = ({ wish, onWish, onClose }: CameraPanelProps) => {
  const messages = useMessages(cameraMessages);
  const { scans } = useServices();
  const panel = useEscape(onClose);
  const [read, setRead] = useState<{ readonly text: string; readonly number: number }>();
  const onScan = useCallback(
    (text: string, atMs?: number): void => {
      setRead((before) => ({ text, number: (before?.number ?? 0) + 1 }));
      navigator.vibrate?.(VIBRATION_MS);
      scans.publish({ text, atMs: atMs ?? performance.now() });
    },
    [scans],
  );
  const { state, use } = usePicture(wish.kind === 'picture' ? wish.picture : undefined, onScan);
  return (
    <aside ref={panel} className={styles.panel} aria-label={messages.title} data-testid="camera-panel">
      {wish.kind === 'camera' && <CameraView lastRead={read && `${read.number}`} onScan={onScan} />}
      <output className={styles.read} data-testid="camera-read" data-read={read?.text}>
        {read ? (
          <StatusChip tone="done">{messages.read(formatCode(read.text))}</StatusChip>
        ) : (
          wish.kind === 'camera' && messages.ready
        )}
      </output>
      <PictureNews state={state} onUse={use} />
      <div className={styles.row}>
        {wish.kind === 'picture' && (
          <Button icon="camera" size="large" onPress={() => onWish({ kind: 'camera' })} testId="camera-start">
            {messages.startCamera}
          </Button>
        )}
        <PictureButton onPicture={(picture) => onWish({ kind: 'picture', picture })} />
        <Button look="primary" size="large" keyHint="F10" onPress={onClose} testId="camera-close">
          {messages.close}
        </Button>
      </div>
      <p className={styles.pasteHint}>{messages.pictureHint}</p>
    </aside>
  );
};
