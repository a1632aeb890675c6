import type { FormEvent } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { firstRunMessages } from '#i18n/messages/first-run.ts';
import { loginMessages } from '#i18n/messages/login.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { PROVINCES } from '#shared/domain/province.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { PinField } from '#ui/pin-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { SetupPageProps } from './setup-page.tsx';
import { type OpenOfficeForm as Form, type OfficeProblem, useOpenOfficeForm } from './use-open-office-form.ts';
import styles from './setup-page.module.css';

const Office = ({ form, says }: { readonly form: Form; readonly says: (problem: OfficeProblem) => boolean }) => {
  const messages = useMessages(firstRunMessages);
  const common = useMessages(commonMessages);
  const language = useLanguage();
  const { draft, change } = form;
  return (
    <>
      <h2>{messages.ownTitle}</h2>
      <ComboBox
        label={messages.province}
        choices={PROVINCES.map(({ code, nameTh, nameEn }) => ({
          id: code,
          label: language === 'th' ? nameTh : nameEn,
          detail: language === 'th' ? nameEn : nameTh,
        }))}
        selectedId={draft.provinceCode}
        onSelect={form.chooseProvince}
        openLabel={common.open}
        emptyText={common.noMatch}
        focus="at-once"
        error={says('province') ? messages.provinceMissing : undefined}
        testId="office-province"
      />
      <TextField
        label={messages.officeName}
        value={draft.name}
        onChange={(name) => change({ name })}
        maxLength={200}
        error={says('name') ? messages.nameMissing : undefined}
        testId="office-name"
      />
      <TextField
        label={messages.officeNameEnglish}
        value={draft.nameEnglish}
        onChange={(nameEnglish) => change({ nameEnglish })}
        maxLength={200}
        testId="office-name-english"
      />
    </>
  );
};

const Administrator = ({ form, says }: { readonly form: Form; readonly says: (problem: OfficeProblem) => boolean }) => {
  const messages = useMessages(firstRunMessages);
  const { draft, change } = form;
  return (
    <>
      <h2>{messages.adminTitle}</h2>
      <TextField
        label={messages.adminName}
        value={draft.admin}
        onChange={(admin) => change({ admin })}
        maxLength={200}
        error={says('admin') ? messages.adminMissing : undefined}
        testId="office-admin"
      />
      <div className={styles.pair}>
        <PinField
          isNew
          label={messages.pin}
          value={draft.pin}
          onChange={(pin) => change({ pin })}
          error={says('pin-short') ? messages.pinShort : undefined}
          testId="office-pin"
        />
        <PinField
          isNew
          label={messages.pinAgain}
          value={draft.pinAgain}
          onChange={(pinAgain) => change({ pinAgain })}
          error={says('pin-differs') ? messages.pinDiffers : undefined}
          testId="office-pin-again"
        />
      </div>
      <p className={styles.hint}>{messages.pinHint}</p>
    </>
  );
};

/** A new office on this very PC: where it is, what it is called, and who lets everybody else in. */
export const OpenOfficeForm = ({ onOpenOffice }: Pick<SetupPageProps, 'onOpenOffice'>) => {
  const messages = useMessages(firstRunMessages);
  const login = useMessages(loginMessages);
  const form = useOpenOfficeForm(onOpenOffice, login.deviceNameDefault);
  const says = (problem: OfficeProblem): boolean => form.problems.includes(problem);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.open();
  };
  return (
    <form className={styles.form} onSubmit={submit} data-testid="open-office">
      <Office form={form} says={says} />
      <Administrator form={form} says={says} />
      <TextField
        label={login.deviceName}
        value={form.draft.deviceName}
        onChange={(deviceName) => form.change({ deviceName })}
        maxLength={80}
        error={says('device') ? login.deviceNameMissing : undefined}
        testId="office-device"
      />
      <Banner tone="elsewhere" title={messages.ownNote} />
      {form.failure && <ErrorNote error={form.failure} />}
      <Button
        type="submit"
        look="primary"
        size="large"
        width="full"
        keyHint="Enter"
        isDisabled={form.isOpening}
        testId="office-open"
      >
        {form.isOpening ? messages.opening : messages.open}
      </Button>
    </form>
  );
};
