import { err, ok, type Result } from '#shared/lib/result.ts';
import { blankBitmap, bytesPerRow, overlay, type Bitmap, type Dot } from './bitmap.ts';
import { bytesAsText } from './bytes.ts';
import { drawSymbol } from './draw-symbol.ts';
import type { Turn } from './thermal-label.ts';
import { expandGraphic } from './zpl-graphic.ts';

/** A command that the preview cannot draw; `at` is its byte. Nothing is drawn then, because half a label would lie. */
export interface CommandUnknown {
  readonly type: 'thermal-command-unknown';
  readonly command: string;
  readonly at: number;
}

interface Command {
  readonly name: string;
  readonly parameters: string;
  readonly at: number;
}

const commandsOf = (text: string): readonly Command[] =>
  [...text.matchAll(/([\^~][A-Z][A-Z0-9])([^^~]*)/g)].map(({ 1: name = '', 2: rest = '', index }) => ({
    name,
    // Line ends may stand between commands; in field data this app never prints one.
    parameters: rest.replace(/[\r\n]+/g, ''),
    at: index,
  }));

/** What the next symbol or picture is, told by the command before `^FD` or by `^GF` itself. */
type Pending =
  | { readonly kind: 'bars'; readonly turn: Turn; readonly barDots: number }
  | { readonly kind: 'matrix'; readonly turn: Turn; readonly moduleDots: number };

interface Field {
  readonly origin: Dot;
  readonly bitmap: Bitmap;
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

const turnOf = (text: string | undefined): Turn | undefined =>
  text === 'N' ? 'none' : text === 'R' ? 'right' : undefined;

/** Set-up that says nothing about the picture. */
const SILENT = new Set(['^MN', '^PR', '^LS', '^LT', '^MM', '^MT', '~SD', '~JX', '^CI']);

/** The state of a printer that reads ZPL, as far as this app writes it. */
class ZplPage {
  readonly pages: Bitmap[] = [];
  #fields: Field[] = [];
  #size = { widthDots: 0, heightDots: 0 };
  #origin: Dot = { x: 0, y: 0 };
  #moduleDots = 2;
  #pending: Pending | undefined;
  #copies = 1;

  /** Obeys one command; false when it means nothing here. */
  take({ name, parameters }: Command): boolean {
    const values = parameters.split(',');
    switch (name) {
      case '^XA':
        return this.#begin();
      case '^PW':
        return this.#resize({ ...this.#size, widthDots: whole(parameters) ?? 0 });
      case '^LL':
        return this.#resize({ ...this.#size, heightDots: whole(parameters) ?? 0 });
      case '^LH':
        return parameters === '0,0';
      case '^PO':
        return parameters === 'N';
      case '^FO':
        return this.#moveTo(whole(values[0]), whole(values[1]));
      case '^GF':
        return this.#graphic(parameters);
      case '^BY':
        this.#moduleDots = whole(values[0]) ?? 0;
        return this.#moduleDots > 0;
      case '^BC':
        return this.#bars(values);
      case '^BX':
        return this.#matrix(values);
      case '^FD':
        return this.#data(parameters);
      case '^FS':
        this.#pending = undefined;
        return true;
      case '^PQ':
        this.#copies = whole(values[0]) ?? 0;
        return this.#copies > 0;
      case '^XZ':
        return this.#print();
      default:
        return SILENT.has(name);
    }
  }

  #begin(): boolean {
    this.#fields = [];
    this.#copies = 1;
    return true;
  }

  #resize(size: { readonly widthDots: number; readonly heightDots: number }): boolean {
    this.#size = size;
    return true;
  }

  #moveTo(x: number | undefined, y: number | undefined): boolean {
    if (x === undefined || y === undefined) return false;
    this.#origin = { x, y };
    return true;
  }

  #graphic(parameters: string): boolean {
    const { total, rowBytes, data } =
      /^A,\d+,(?<total>\d+),(?<rowBytes>\d+),(?<data>.*)$/s.exec(parameters)?.groups ?? {};
    const size = { total: Number(total), rowBytes: Number(rowBytes) };
    const bytes = expandGraphic(data ?? '', size);
    if (!bytes) return false;
    const bitmap = { widthDots: size.rowBytes * 8, heightDots: size.total / size.rowBytes, bytes };
    this.#fields.push({ origin: this.#origin, bitmap });
    return Number.isInteger(bitmap.heightDots) && bytesPerRow(bitmap.widthDots) === size.rowBytes;
  }

  #bars([orientation, height]: readonly string[]): boolean {
    const [turn, barDots] = [turnOf(orientation), whole(height)];
    if (turn === undefined || barDots === undefined) return false;
    this.#pending = { kind: 'bars', turn, barDots };
    return true;
  }

  #matrix([orientation, module, quality, columns, rows]: readonly string[]): boolean {
    const [turn, moduleDots] = [turnOf(orientation), whole(module)];
    if (turn === undefined || moduleDots === undefined) return false;
    this.#pending = { kind: 'matrix', turn, moduleDots };
    return quality === '200' && columns === '14' && rows === '14';
  }

  #data(text: string): boolean {
    const pending = this.#pending;
    const digits = pending?.kind === 'bars' && text.startsWith('>;') ? text.slice(2) : text;
    if (!pending || !/^(\d\d)+$/.test(digits) || (pending.kind === 'bars' && digits === text)) return false;
    if (pending.kind === 'matrix' && digits.length !== 12) return false;
    const part = { ...this.#origin, digits, moduleDots: this.#moduleDots };
    this.#fields.push({ origin: this.#origin, bitmap: drawSymbol({ ...part, ...pending }) });
    return true;
  }

  #print(): boolean {
    const { widthDots, heightDots } = this.#size;
    if (widthDots === 0 || heightDots === 0) return false;
    const page = blankBitmap(widthDots, heightDots);
    for (const { origin, bitmap } of this.#fields) overlay(page, bitmap, origin);
    for (let copy = 0; copy < this.#copies; copy += 1) this.pages.push(page);
    this.#fields = [];
    return true;
  }
}

/**
 * The labels that a printer would make of these bytes, one picture each, drawn from the commands alone. It understands
 * the part of ZPL II that {@link encodeZpl} writes and says which command it does not.
 */
export const rasteriseZpl = (bytes: Uint8Array): Result<readonly Bitmap[], CommandUnknown> => {
  const printer = new ZplPage();
  for (const command of commandsOf(bytesAsText(bytes))) {
    if (!printer.take(command)) {
      return err({ type: 'thermal-command-unknown', command: command.name, at: command.at });
    }
  }
  return ok(printer.pages);
};
