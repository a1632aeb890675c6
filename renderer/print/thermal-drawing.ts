import { labelText, type LabelContent } from '#shared/domain/label-content.ts';
import { err, mapOk, type Result } from '#shared/lib/result.ts';
import type { DotBox } from '#shared/thermal/bitmap.ts';
import { composeLabel } from '#shared/thermal/compose-label.ts';
import { encodeLabel } from '#shared/thermal/label-language.ts';
import type { ThermalLabel } from '#shared/thermal/thermal-label.ts';
import { layoutThermalLabel, type ThermalLabelTooSmall, type ThermalLayout } from '#shared/thermal/thermal-layout.ts';
import { thermalRefusalOf, type ThermalGradeTooLow } from '#shared/thermal/thermal-grade.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';
import type { MeasurePaper } from './sheet-drawing.ts';
import { createThermalPen, type ThermalText } from './thermal-text.ts';

/** Gives the bytes of one label for a printer. */
export type EncodeContent = (
  content: LabelContent,
  printer: ThermalPrinter,
) => Result<Uint8Array, ThermalLabelTooSmall | ThermalGradeTooLow>;

const HEADING_PT = [20, 17, 15, 13, 11.5, 10, 9, 8, 7, 6.5];
const LINE_PT = [11, 10, 9, 8, 7];
const FOOT_PT = [8.5, 8, 7, 6.5];
const MOST_HEADING_LINES = 3;

const textsOf = (content: LabelContent, layout: ThermalLayout): readonly ThermalText[] => {
  const strong = (text: string, box: DotBox, align: ThermalText['align']): ThermalText => ({
    text,
    box,
    align,
    sizesPt: LINE_PT,
    mostLines: 1,
    weight: 700,
  });
  const small = (text: string, box: DotBox, align: ThermalText['align']): ThermalText => ({
    ...strong(text, box, align),
    sizesPt: FOOT_PT,
    weight: 400,
  });
  return [
    { ...strong(content.heading, layout.heading, 'start'), sizesPt: HEADING_PT, mostLines: MOST_HEADING_LINES },
    strong(content.number, layout.number, 'start'),
    strong(content.corner, layout.corner, 'end'),
    small(labelText(content, 'digits'), layout.digits, 'start'),
    small(content.foot, layout.foot, 'end'),
  ];
};

/** Draws labels for label printers: Thai as dots from the page's own text shaping, symbols left to the printer. */
export const createThermalDrawing = (
  measure: MeasurePaper,
): ((content: LabelContent, printer: ThermalPrinter) => Result<ThermalLabel, ThermalLabelTooSmall>) => {
  const draw = createThermalPen(measure);
  return (content, printer) =>
    mapOk(layoutThermalLabel(printer), (layout) =>
      composeLabel(
        { code: content.code, texts: textsOf(content, layout).flatMap((text) => draw(text, printer.dpi)) },
        layout,
        printer.direction,
      ),
    );
};

/** What is said of a printer does not change between its labels, and grading takes longer than drawing one. */
const refusals = (): ((printer: ThermalPrinter) => ReturnType<typeof thermalRefusalOf>) => {
  const known = new WeakMap<ThermalPrinter, { readonly refusal: ReturnType<typeof thermalRefusalOf> }>();
  return (printer) => {
    const found = known.get(printer) ?? { refusal: thermalRefusalOf(printer) };
    known.set(printer, found);
    return found.refusal;
  };
};

/** From the words of a label to the bytes that its printer takes; none for bars below grade B. */
export const createThermalEncoder = (measure: MeasurePaper): EncodeContent => {
  const drawLabel = createThermalDrawing(measure);
  const refusalOf = refusals();
  return (content, printer) => {
    const refusal = refusalOf(printer);
    return refusal ? err(refusal) : mapOk(drawLabel(content, printer), (label) => encodeLabel(label, printer));
  };
};
