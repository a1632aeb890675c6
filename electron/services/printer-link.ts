import type { HostError, LabelPrinterCondition } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { joinBytes } from '#shared/thermal/bytes.ts';
import type { PrinterCondition } from '#shared/thermal/printer-status.ts';
import type { ThermalLanguage } from '#shared/thermal/thermal-printer.ts';
import { openPrinterLine, type PrinterLine } from './printer-line.ts';

/** How long a printer may take for what. */
export interface LinkLimits {
  readonly connectMs: number;
  /** Without one byte being taken. Paper being pulled in takes a second, a jam takes for ever. */
  readonly stallMs: number;
  /** For the answer of a printer that has never answered; many never do. */
  readonly firstAnswerMs: number;
  /** A printer talks to one PC at a time: the line is given back this long after the last label. */
  readonly idleMs: number;
}

/** For the printers of an office network, where an answer comes in milliseconds or not at all. */
export const LINK_LIMITS: LinkLimits = { connectMs: 4_000, stallMs: 15_000, firstAnswerMs: 800, idleMs: 1_500 };

/** ZPL: forget the format that is being received. Said to a printer whose last label broke off. */
const CANCEL_FORMAT = new Uint8Array([0x7e, 0x4a, 0x58, 0x0a]);

const CONDITION_ERRORS: Readonly<Record<Exclude<PrinterCondition, 'ready'>, HostError['type']>> = {
  'paper-out': 'printer-paper-out',
  'head-open': 'printer-head-open',
  'ribbon-out': 'printer-ribbon-out',
  jammed: 'printer-jammed',
  paused: 'printer-paused',
  'out-of-order': 'printer-out-of-order',
};

/** A way to one label printer. */
export interface PrinterLink {
  /** Sends one label; at most one is on its way. A failure means that the label may have to be printed again. */
  send(label: Uint8Array): Promise<Result<LabelPrinterCondition, HostError>>;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

type Condition = Result<LabelPrinterCondition, HostError>;

class NetworkLink implements PrinterLink {
  readonly #address: Address;
  readonly #language: ThermalLanguage;
  readonly #limits: LinkLimits;
  #line: PrinterLine | undefined;
  #answers: 'unknown' | 'yes' | 'no' = 'unknown';
  #isBroken = false;
  #idle: NodeJS.Timeout | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(address: Address, language: ThermalLanguage, limits: LinkLimits) {
    this.#address = address;
    this.#language = language;
    this.#limits = limits;
  }

  send(label: Uint8Array): Promise<Condition> {
    const turn = this.#last.then(() => this.#sendNow(label));
    this.#last = turn;
    return turn;
  }

  async #sendNow(label: Uint8Array): Promise<Condition> {
    clearTimeout(this.#idle);
    const line = await this.#lineNow();
    const sent = line.ok ? await this.#sendOver(line.value, label) : line;
    this.#idle = setTimeout(() => this.#hangUp(), this.#limits.idleMs);
    return sent;
  }

  async #sendOver(line: PrinterLine, label: Uint8Array): Promise<Condition> {
    const before = await this.#ask(line);
    if (!before.ok) return before;
    if (before.value !== 'ready' && before.value !== 'silent') return err({ type: CONDITION_ERRORS[before.value] });
    const isCancelNeeded = this.#isBroken && this.#language === 'zpl';
    const bytes = isCancelNeeded ? joinBytes([CANCEL_FORMAT, label]) : label;
    const written = await line.write(bytes, this.#limits.stallMs);
    if (written !== 'written') return this.#failedBy(written);
    this.#isBroken = false;
    return this.#ask(line);
  }

  async #ask(line: PrinterLine): Promise<Condition> {
    if (this.#answers === 'no') return ok('silent');
    const hasAnswered = this.#answers === 'yes';
    const answer = await line.ask(this.#language, hasAnswered ? this.#limits.stallMs : this.#limits.firstAnswerMs);
    if (answer === 'down' || (answer === 'late' && hasAnswered)) return this.#failedBy(answer);
    this.#answers = answer === 'late' ? 'no' : 'yes';
    return ok(answer === 'late' ? 'silent' : answer);
  }

  async #lineNow(): Promise<Result<PrinterLine, HostError>> {
    if (this.#line && !this.#line.isDown) return ok(this.#line);
    const opened = await openPrinterLine(this.#address, this.#limits.connectMs);
    if (opened.ok) this.#line = opened.value;
    return opened;
  }

  #hangUp(): void {
    this.#line?.hangUp();
    this.#line = undefined;
  }

  #failedBy(outcome: 'down' | 'late'): Result<never, HostError> {
    this.#line?.drop();
    this.#line = undefined;
    this.#isBroken = true;
    return err({ type: outcome === 'down' ? 'printer-dropped' : 'printer-timed-out' });
  }
}

/**
 * Raw data to a printer at a TCP port. Where the printer answers questions, each label is sent only when it is ready, and
 * counts as sent only when it has answered after the label: then it has read every byte. Where it never answers, a label
 * counts as sent when the network has taken every byte.
 */
export const createPrinterLink = (
  address: Address,
  language: ThermalLanguage,
  limits: LinkLimits = LINK_LIMITS,
): PrinterLink => new NetworkLink(address, language, limits);
