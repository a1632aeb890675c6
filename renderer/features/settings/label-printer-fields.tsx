import { useEffect, useState } from 'react';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { LabelPrinterDraft, LabelPrinterProblem } from './label-printer-draft.ts';
import styles from './label-printers.module.css';

export interface LabelPrinterFieldsProps {
  readonly draft: LabelPrinterDraft;
  readonly change: (changes: Partial<LabelPrinterDraft>) => void;
  /** The sentence for a field, once saving was tried. */
  readonly errorOf: (problem: LabelPrinterProblem) => string | undefined;
}

/** Names of the printers that the system knows; empty until it has answered, or where it knows none. */
const useInstalled = (): readonly string[] => {
  const { labelPrinters } = useServices().host;
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    void labelPrinters?.installed().then((installed) => setNames(installed.ok ? installed.value : []));
  }, [labelPrinters]);
  return names;
};

const SystemName = ({ draft, change, errorOf }: LabelPrinterFieldsProps) => {
  const messages = useMessages(thermalMessages);
  const installed = useInstalled();
  const names = [...new Set([draft.systemName, ...installed])];
  if (installed.length === 0) {
    return (
      <TextField
        label={messages.systemName}
        value={draft.systemName}
        onChange={(systemName) => change({ systemName })}
        error={errorOf('systemName')}
        maxLength={120}
        testId="printer-system-name"
      />
    );
  }
  return (
    <SelectField
      label={messages.systemName}
      value={draft.systemName}
      choices={names.map((name) => ({ value: name, label: name }))}
      onChange={(systemName) => change({ systemName })}
      hint={errorOf('systemName') ?? ''}
      testId="printer-system-name"
    />
  );
};

/** Where the printer is: an address in the network, or a printer of the system. */
export const ConnectionFields = (props: LabelPrinterFieldsProps) => {
  const messages = useMessages(thermalMessages);
  const { draft, change, errorOf } = props;
  return (
    <>
      <SelectField
        label={messages.connection}
        value={draft.connection}
        choices={[
          { value: 'network', label: messages.network },
          { value: 'system', label: messages.system },
        ]}
        onChange={(connection) => change({ connection })}
        testId="printer-connection"
      />
      {draft.connection === 'system' ? (
        <SystemName {...props} />
      ) : (
        <div className={styles.address}>
          <TextField
            label={messages.host}
            value={draft.host}
            onChange={(host) => change({ host })}
            error={errorOf('host')}
            maxLength={253}
            testId="printer-host"
          />
          <TextField
            label={messages.port}
            value={draft.port}
            inputMode="numeric"
            onChange={(port) => change({ port })}
            hint={messages.portHint}
            error={errorOf('port')}
            maxLength={5}
            testId="printer-port"
          />
        </div>
      )}
    </>
  );
};

/** What the printer understands, and how fine its dots are. */
export const LanguageFields = ({ draft, change }: LabelPrinterFieldsProps) => {
  const messages = useMessages(thermalMessages);
  return (
    <>
      <SelectField
        label={messages.language}
        value={draft.language}
        choices={[
          { value: 'zpl', label: messages.zpl },
          { value: 'tspl', label: messages.tspl },
        ]}
        onChange={(language) => change({ language })}
        testId="printer-language"
      />
      <SelectField
        label={messages.dpi}
        value={draft.dpi}
        choices={[
          { value: '203', label: messages.dpiValue('203') },
          { value: '300', label: messages.dpiValue('300') },
        ]}
        onChange={(dpi) => change({ dpi })}
        testId="printer-dpi"
      />
    </>
  );
};

/** The labels that are in it, and how they are burnt. */
export const RollFields = ({ draft, change, errorOf }: LabelPrinterFieldsProps) => {
  const messages = useMessages(thermalMessages);
  const number = (field: 'width' | 'height' | 'gap' | 'darkness' | 'speed') => (
    <TextField
      label={messages[field]}
      value={draft[field]}
      inputMode="decimal"
      maxLength={5}
      onChange={(text) => change({ [field]: text })}
      error={errorOf(field)}
      testId={`printer-${field}`}
    />
  );
  return (
    <>
      <div className={styles.numbers}>
        {number('width')}
        {number('height')}
      </div>
      <SelectField
        label={messages.direction}
        value={draft.direction}
        choices={[
          { value: 'upright', label: messages.upright },
          { value: 'sideways', label: messages.sideways },
        ]}
        onChange={(direction) => change({ direction })}
        testId="printer-direction"
      />
      <SelectField
        label={messages.media}
        value={draft.media}
        choices={(['gap', 'black-mark', 'continuous'] as const).map((kind) => ({
          value: kind,
          label: messages.mediaKind[kind],
        }))}
        onChange={(media) => change({ media })}
        testId="printer-media"
      />
      <div className={styles.numbers}>
        {draft.media !== 'continuous' && number('gap')}
        {number('darkness')}
        {number('speed')}
      </div>
    </>
  );
};
