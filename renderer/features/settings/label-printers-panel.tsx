import { useState } from 'react';
import { thermalMessages } from '#i18n/messages/thermal.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useLabelPrinters } from '#print/use-label-printers.ts';
import { useThermalEncoder } from '#print/use-thermal-encoder.ts';
import { browserRandom } from '#services/browser-random.ts';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { LabelPrinterDialog } from './label-printer-dialog.tsx';
import { useSampleLabel } from './use-sample-label.ts';
import styles from './label-printers.module.css';

/** Prints one label that stands for no folder. */
const useTestLabel = () => {
  const messages = useMessages(thermalMessages);
  const { labelPrinters } = useServices().host;
  const encode = useThermalEncoder();
  const sample = useSampleLabel();
  const toast = useToast();
  const [busyId, setBusyId] = useState<string>();
  const [error, setError] = useState<HostError>();
  const test = async (printer: ThermalPrinter): Promise<void> => {
    const bytes = encode?.(sample, printer);
    if (!bytes || !labelPrinters || busyId !== undefined) return;
    if (!bytes.ok) return toast('refused', messages.tooSmall);
    setBusyId(printer.id);
    setError(undefined);
    const sent = await labelPrinters.send(printer.id, bytes.value);
    setBusyId(undefined);
    if (!sent.ok) return setError(sent.error);
    const { condition } = sent.value;
    if (condition === 'ready' || condition === 'silent') toast('done', messages.tested(printer.name));
    else toast('elsewhere', messages.attention[condition]);
  };
  return { test, busyId, error, isReady: encode !== undefined };
};

interface PrinterLineProps {
  readonly printer: ThermalPrinter;
  readonly isTesting: boolean;
  readonly onTest: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

const addressOf = ({ connection }: ThermalPrinter): string =>
  connection.kind === 'network' ? `${connection.host}:${connection.port}` : connection.name;

const PrinterLine = ({ printer, isTesting, onTest, onEdit, onRemove }: PrinterLineProps) => {
  const messages = useMessages(thermalMessages);
  const facts = [
    addressOf(printer),
    printer.language.toUpperCase(),
    messages.dpiValue(String(printer.dpi)),
    messages.roll(String(printer.widthMm), String(printer.heightMm)),
  ];
  return (
    <li className={styles.printer} data-testid={`printer-${printer.name}`}>
      <span className={styles.words}>
        <strong>{printer.name}</strong>
        <span className={styles.hint}>{facts.join(' · ')}</span>
      </span>
      <Button
        icon="print"
        description={messages.testNamed(printer.name)}
        isDisabled={isTesting}
        onPress={onTest}
        testId="printer-test"
      >
        {messages.test}
      </Button>
      <Button look="quiet" description={messages.editNamed(printer.name)} onPress={onEdit} testId="printer-edit">
        {messages.edit}
      </Button>
      <Button look="quiet" onPress={onRemove} testId="printer-remove">
        {messages.remove}
      </Button>
    </li>
  );
};

type Open = { readonly printer: ThermalPrinter | undefined; readonly newId: string };

/** The list and its dialog: which printer is open, and what keeping or taking one out does. */
const useEditing = () => {
  const messages = useMessages(thermalMessages);
  const services = useServices();
  const saved = useLabelPrinters();
  const toast = useToast();
  const [open, setOpen] = useState<Open>();
  const { printers = [] } = saved;
  return {
    saved,
    printers,
    open,
    close: () => setOpen(undefined),
    edit: (printer: ThermalPrinter | undefined) =>
      setOpen({ printer, newId: makeRowId(services.nowMs(), browserRandom) }),
    keep: async (printer: ThermalPrinter): Promise<void> => {
      const isKnown = printers.some(({ id }) => id === printer.id);
      const next = isKnown ? printers.map((one) => (one.id === printer.id ? printer : one)) : [...printers, printer];
      setOpen(undefined);
      if (await saved.save(next)) toast('done', messages.saved(printer.name));
    },
    remove: async (printer: ThermalPrinter): Promise<void> => {
      if (await saved.save(printers.filter(({ id }) => id !== printer.id)))
        toast('done', messages.removed(printer.name));
    },
  };
};

/** The label printers of this PC: add, change, take out, print a test. */
export const LabelPrintersPanel = () => {
  const messages = useMessages(thermalMessages);
  const services = useServices();
  const { saved, printers, open, close, edit, keep, remove } = useEditing();
  const test = useTestLabel();
  const canPrint = services.host.labelPrinters !== undefined;
  useShortcuts(canPrint ? [{ key: 'F4', run: () => edit(undefined) }] : []);
  return (
    <Panel
      title={messages.printers}
      testId="label-printers"
      aside={
        canPrint && (
          <Button look="quiet" icon="print" keyHint="F4" onPress={() => edit(undefined)} testId="printer-add">
            {messages.add}
          </Button>
        )
      }
    >
      {!canPrint && <p className={styles.hint}>{messages.browserOnly}</p>}
      {canPrint && saved.printers?.length === 0 && <p className={styles.hint}>{messages.noPrinters}</p>}
      {printers.length > 0 && (
        <ul className={styles.printers}>
          {printers.map((printer) => (
            <PrinterLine
              key={printer.id}
              printer={printer}
              isTesting={!test.isReady || test.busyId !== undefined}
              onTest={() => void test.test(printer)}
              onEdit={() => edit(printer)}
              onRemove={() => void remove(printer)}
            />
          ))}
        </ul>
      )}
      {saved.error && <ErrorNote error={saved.error} />}
      {test.error && <ErrorNote error={test.error} testId="printer-test-error" />}
      {open && (
        <LabelPrinterDialog
          printer={open.printer}
          newId={open.newId}
          onSave={(printer) => void keep(printer)}
          onClose={close}
        />
      )}
    </Panel>
  );
};
