import { commonMessages } from '#i18n/messages/common.ts';
import { formatReference } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { OpenOfficeResponse } from '#shared/ministry/protocol.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useOpenOffice } from './use-open-office.ts';
import styles from './open-office-dialog.module.css';

export interface OpenOfficeDialogProps {
  /** Provinces that have their office. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onOpened: () => void;
}

const Opened = ({ opened, onClose }: { readonly opened: OpenOfficeResponse; readonly onClose: () => void }) => {
  const messages = useMessages(ministryMessages).open;
  const common = useMessages(commonMessages);
  return (
    <Dialog
      title={messages.done}
      isOpen
      onClose={onClose}
      testId="office-opened"
      actions={
        <Button look="primary" onPress={onClose} testId="office-opened-close">
          {common.close}
        </Button>
      }
    >
      <dl className={styles.facts}>
        <dt>{messages.code}</dt>
        <dd className={styles.code} data-testid="office-code">
          {opened.code.code}
        </dd>
        <dt>{messages.badge}</dt>
        <dd>{formatReference(opened.badgeCode)}</dd>
      </dl>
      <Banner tone="elsewhere" title={messages.codeOnce} />
      <p>{messages.schedules}</p>
    </Dialog>
  );
};

/** Opens an office with its first administrator; afterwards shows the code for its first PC, once. */
export const OpenOfficeDialog = ({ taken, onClose, onOpened }: OpenOfficeDialogProps) => {
  const messages = useMessages(ministryMessages).open;
  const language = useLanguage();
  const form = useOpenOffice(taken, onOpened);
  const { free, failure, opened } = form;
  const field = (name: 'name' | 'nameEnglish' | 'administrator' | 'pin') => ({
    value: form.draft[name],
    onChange: (text: string) => form.change(name, text),
    testId: `open-office-${name}`,
  });
  if (opened) return <Opened opened={opened} onClose={onClose} />;
  return (
    <ActionDialog
      title={messages.title}
      onClose={onClose}
      testId="open-office-dialog"
      confirm={messages.go}
      icon="check"
      shortcut="F4"
      isDisabled={!form.canOpen}
      onConfirm={form.open}
      confirmTestId="open-office-go"
    >
      {failure && <ErrorNote error={failure} />}
      {free.length === 0 && <p>{messages.all}</p>}
      <SelectField
        label={messages.province}
        value={form.draft.provinceCode}
        onChange={(code) => form.change('provinceCode', code)}
        choices={free.map(({ code, nameTh, nameEn }) => ({ value: code, label: language === 'th' ? nameTh : nameEn }))}
        testId="open-office-province"
      />
      <TextField label={messages.name} maxLength={200} {...field('name')} />
      <TextField label={messages.nameEnglish} maxLength={200} {...field('nameEnglish')} />
      <TextField label={messages.administrator} maxLength={200} {...field('administrator')} />
      <TextField label={messages.pin} hint={messages.pinHint} inputMode="numeric" maxLength={12} {...field('pin')} />
    </ActionDialog>
  );
};
