import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import type { PictureState } from './use-picture.ts';
import styles from './camera.module.css';

/** What became of a picture: what to do where nothing was found, and foreign codes for a person to choose. */
export const PictureNews = ({
  state,
  onUse,
}: {
  readonly state: PictureState;
  readonly onUse: (text: string) => void;
}) => {
  const messages = useMessages(cameraMessages);
  switch (state.kind) {
    case 'reading':
      return <Banner tone="waiting" title={messages.readingPicture} testId="picture-reading" />;
    case 'not-a-picture':
      return <Banner tone="refused" role="alert" title={messages.notPicture} testId="picture-refused" />;
    case 'nothing-found':
      return (
        <Banner tone="elsewhere" title={messages.nothingInPicture} testId="picture-nothing">
          <p>{messages.nothingTodo}</p>
        </Banner>
      );
    case 'foreign':
      return (
        <Banner tone="elsewhere" title={messages.foreignInPicture} testId="picture-foreign">
          <div className={styles.row}>
            {state.texts.map((text) => (
              <Button key={text} icon="scan" size="large" onPress={() => onUse(text)} testId="picture-use">
                {text}
              </Button>
            ))}
          </div>
        </Banner>
      );
    case 'none':
    case 'read':
      return null;
    default:
      return state satisfies never;
  }
};
