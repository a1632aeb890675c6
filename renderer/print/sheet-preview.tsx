import type { LabelStock } from '#shared/domain/label-sheet.ts';
import { symbolPath } from './barcode-symbol.ts';
import type { SheetDrawing } from './sheet-drawing.ts';
import { PAPER_FONT, symbolTransform, textTransform } from './sheet-html.ts';

export interface SheetPreviewProps {
  readonly drawing: SheetDrawing;
  readonly page: LabelStock['page'];
  readonly label: string;
  readonly className?: string | undefined;
}

/** The sheet exactly as it will be printed, at whatever size it is given. */
export const SheetPreview = ({ drawing, page, label, className }: SheetPreviewProps) => (
  <svg
    className={className}
    viewBox={`0 0 ${page.widthMm} ${page.heightMm}`}
    fontFamily={`'${PAPER_FONT}', Sarabun, sans-serif`}
    fill="#000"
    role="img"
    aria-label={label}
  >
    {drawing.fills.map(({ xMm, yMm, widthMm, heightMm, colour }, index) => (
      // Fills have no name of their own and never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <rect key={index} x={xMm} y={yMm} width={widthMm} height={heightMm} fill={colour} />
    ))}
    {drawing.symbols.map((symbol) => (
      <path key={`${symbol.xMm}:${symbol.yMm}`} transform={symbolTransform(symbol)} d={symbolPath(symbol)} />
    ))}
    {drawing.texts.map((text) => (
      <text
        key={`${text.xMm}:${text.yMm}:${text.anchor}`}
        x={text.xMm}
        y={text.yMm}
        fontSize={text.sizeMm}
        fontWeight={text.weight}
        textAnchor={text.anchor}
        transform={textTransform(text)}
        fill={text.colour}
      >
        {text.text}
      </text>
    ))}
  </svg>
);
