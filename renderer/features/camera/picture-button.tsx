import { useRef } from 'react';
import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { FileInput } from '#ui/file-input.tsx';

/** Chooses a picture file; on a phone that is also its own camera program. */
export const PictureButton = ({ onPicture }: { readonly onPicture: (picture: File) => void }) => {
  const messages = useMessages(cameraMessages);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="import" size="large" onPress={() => input.current?.click()}>
        {messages.picture}
      </Button>
      <FileInput ref={input} label={messages.picture} accept="image/*" onFile={onPicture} testId="picture-file" />
    </>
  );
};
