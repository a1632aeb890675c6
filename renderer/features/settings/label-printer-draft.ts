import { ThermalPrinter, RAW_PORT } from '#shared/thermal/thermal-printer.ts';

/** A label printer as it is typed: numbers are texts until they are read. */
export interface LabelPrinterDraft {
  readonly name: string;
  readonly connection: 'network' | 'system';
  readonly host: string;
  readonly port: string;
  readonly systemName: string;
  readonly language: ThermalPrinter['language'];
  readonly dpi: '203' | '300';
  readonly width: string;
  readonly height: string;
  readonly direction: ThermalPrinter['direction'];
  readonly media: ThermalPrinter['media']['kind'];
  readonly gap: string;
  readonly darkness: string;
  readonly speed: string;
}

/** A field that cannot be saved as it is. */
export type LabelPrinterProblem =
  'name' | 'host' | 'port' | 'systemName' | 'width' | 'height' | 'gap' | 'darkness' | 'speed';

/** What most offices have: a network printer of 203 dpi with labels of 60 x 40 mm and gaps of 2 mm. */
export const NEW_LABEL_PRINTER: LabelPrinterDraft = {
  name: '',
  connection: 'network',
  host: '',
  port: String(RAW_PORT),
  systemName: '',
  language: 'zpl',
  dpi: '203',
  width: '60',
  height: '40',
  direction: 'upright',
  media: 'gap',
  gap: '2',
  darkness: '8',
  speed: '3',
};

/** A saved printer as it is changed. */
export const labelPrinterDraft = (printer: ThermalPrinter): LabelPrinterDraft => {
  const { connection, media } = printer;
  return {
    ...NEW_LABEL_PRINTER,
    name: printer.name,
    connection: connection.kind,
    ...(connection.kind === 'network'
      ? { host: connection.host, port: String(connection.port) }
      : { systemName: connection.name }),
    language: printer.language,
    dpi: printer.dpi === 300 ? '300' : '203',
    width: String(printer.widthMm),
    height: String(printer.heightMm),
    direction: printer.direction,
    media: media.kind,
    gap: media.kind === 'continuous' ? NEW_LABEL_PRINTER.gap : String(media.mm),
    darkness: String(printer.darkness),
    speed: String(printer.speed),
  };
};

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Which field a finding of the schema is about. */
const PROBLEMS: Readonly<Record<string, LabelPrinterProblem>> = {
  name: 'name',
  'connection.host': 'host',
  'connection.port': 'port',
  'connection.name': 'systemName',
  widthMm: 'width',
  heightMm: 'height',
  'media.mm': 'gap',
  darkness: 'darkness',
  speed: 'speed',
};

/** The printer that is typed, or the fields that keep it from being one. */
export const readLabelPrinter = (
  draft: LabelPrinterDraft,
  id: string,
):
  | { readonly kind: 'printer'; readonly printer: ThermalPrinter }
  | { readonly kind: 'problems'; readonly problems: readonly LabelPrinterProblem[] } => {
  const parsed = ThermalPrinter.safeParse({
    id,
    name: draft.name.trim(),
    connection:
      draft.connection === 'network'
        ? { kind: 'network', host: draft.host.trim(), port: numberOf(draft.port) }
        : { kind: 'system', name: draft.systemName.trim() },
    language: draft.language,
    dpi: Number(draft.dpi),
    widthMm: numberOf(draft.width),
    heightMm: numberOf(draft.height),
    direction: draft.direction,
    media: draft.media === 'continuous' ? { kind: draft.media } : { kind: draft.media, mm: numberOf(draft.gap) },
    darkness: numberOf(draft.darkness),
    speed: numberOf(draft.speed),
  });
  if (parsed.success) return { kind: 'printer', printer: parsed.data };
  const problems = parsed.error.issues.flatMap(({ path }) => PROBLEMS[path.join('.')] ?? []);
  return { kind: 'problems', problems: [...new Set(problems)] };
};
