import { type ReactNode, useRef } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Panel } from '#ui/panel.tsx';
import { useSaveTable } from './use-save-table.ts';

export interface PicturePanelProps {
  readonly title: string;
  /** What it is of, for the name of the file. */
  readonly subject: string;
  readonly at: string;
  readonly children: ReactNode;
  /** Under the title: what the figures mean, or a sum. */
  readonly note?: string | undefined;
  readonly testId: string;
}

/** A panel with a chart that can be saved as a picture, title and all. */
export const PicturePanel = ({ title, subject, at, children, note, testId }: PicturePanelProps) => {
  const messages = useMessages(ministryMessages);
  const place = useRef<HTMLDivElement>(null);
  const save = useSaveTable(subject, at);
  return (
    <div ref={place}>
      <Panel
        title={title}
        testId={testId}
        aside={
          <Button
            look="quiet"
            icon="download"
            description={messages.pngHint(title)}
            isDisabled={save.isBusy}
            onPress={() => save.picture(place.current)}
            testId={`${testId}-png`}
          >
            {messages.png}
          </Button>
        }
      >
        {note !== undefined && <p>{note}</p>}
        {children}
      </Panel>
    </div>
  );
};
