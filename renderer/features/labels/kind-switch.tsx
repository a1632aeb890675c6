import { Radio, RadioGroup } from 'react-aria-components';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelKind } from './label-source.ts';
import styles from './label-flow.module.css';

export interface KindSwitchProps {
  readonly kind: LabelKind;
  readonly kinds: readonly LabelKind[];
  readonly onKind: (kind: LabelKind) => void;
}

/** What labels are printed for; arrow keys move along it. */
export const KindSwitch = ({ kind, kinds, onKind }: KindSwitchProps) => {
  const messages = useMessages(labelFlowMessages);
  return (
    <RadioGroup
      className={styles.kinds ?? ''}
      orientation="horizontal"
      aria-label={messages.kind}
      value={kind}
      onChange={(value) => {
        const chosen = kinds.find((one) => one === value);
        if (chosen) onKind(chosen);
      }}
    >
      {kinds.map((one) => (
        <Radio key={one} value={one} className={styles.kind ?? ''} data-testid={`label-kind-${one}`}>
          {messages.kinds[one]}
        </Radio>
      ))}
    </RadioGroup>
  );
};
