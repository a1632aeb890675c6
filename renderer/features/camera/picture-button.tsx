import { useRef } from 'react';
import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import styles from './camera.module.css';

/** Chooses a picture file; on a phone that is also its own camera program. */
export const PictureButton = ({ onPicture }: { readonly onPicture: (picture: File) => void }) => {
  const messages = useMessages(cameraMessages);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="import" size="large" onPress={() => input.current?.click()}>
        {messages.picture}
      </Button>
      <input
        ref={input}
        className={styles.file}
        type="file"
        accept="image/*"
        aria-label={messages.picture}
        tabIndex={-1}
        data-testid="picture-file"
        onChange={(event) => {
          const picture = event.target.files?.[0];
          if (picture) onPicture(picture);
          event.target.value = '';
        }}
      />
    </>
  );
};
