import { scanDeskMessages } from '#i18n/messages/scan-desk.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { folderConditions, type FolderCondition } from '#shared/domain/folder-condition.ts';
import { Button } from '#ui/button.tsx';
import styles from './scan-desk.module.css';

/** The conditions as buttons, for a desk whose condition cards are not at hand. Tab and Enter choose one. */
export const ConditionChoice = ({ onPick }: { readonly onPick: (condition: FolderCondition) => void }) => {
  const messages = useMessages(scanDeskMessages);
  return (
    <div className={styles.choice} data-testid="condition-choice">
      {folderConditions.map((condition) => (
        <Button key={condition} size="large" onPress={() => onPick(condition)} testId={`condition-${condition}`}>
          {messages.condition[condition]}
        </Button>
      ))}
    </div>
  );
};
