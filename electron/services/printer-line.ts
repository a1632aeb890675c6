import { connect, type Socket } from 'node:net';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { joinBytes } from '#shared/thermal/bytes.ts';
import { readCondition, statusQuestion, type PrinterCondition } from '#shared/thermal/printer-status.ts';
import type { ThermalLanguage } from '#shared/thermal/thermal-printer.ts';
import { errorCode } from '../error-facts.ts';

/** Small enough that a stall is noticed while most of a label is still here. */
const CHUNK_BYTES = 16_384;

const connectFailure = (error: unknown): HostError =>
  errorCode(error) === 'ECONNREFUSED' ? { type: 'printer-refused' } : { type: 'printer-unreachable' };

/** An open line. Every wait on it ends: by what was awaited, by the line going down, or by the clock. */
export class PrinterLine {
  readonly #socket: Socket;
  #isDown = false;
  #heard = new Uint8Array();
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#heard = new Uint8Array(joinBytes([this.#heard, bytes]));
      this.#wake();
    });
    for (const event of ['error', 'end', 'close']) {
      socket.on(event, () => {
        this.#isDown = true;
        this.#wake();
      });
    }
  }

  get isDown(): boolean {
    return this.#isDown;
  }

  /** Waits until `find` finds something, at most `limitMs`. */
  #until<T>(find: () => T | undefined, limitMs: number): Promise<T | 'down' | 'late'> {
    return new Promise((resolve) => {
      const finish = (outcome: T | 'down' | 'late'): void => {
        clearTimeout(timer);
        this.#wake = () => undefined;
        resolve(outcome);
      };
      const look = (): void => {
        const found = find();
        if (found !== undefined) finish(found);
        else if (this.#isDown) finish('down');
      };
      const timer = setTimeout(() => finish('late'), limitMs);
      this.#wake = look;
      look();
    });
  }

  async write(bytes: Uint8Array, limitMs: number): Promise<'written' | 'down' | 'late'> {
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      let written: 'written' | undefined;
      this.#socket.write(bytes.subarray(start, start + CHUNK_BYTES), (error) => {
        if (!error) written = 'written';
        this.#wake();
      });
      const outcome = await this.#until(() => written, limitMs);
      if (outcome !== 'written') return outcome;
    }
    return 'written';
  }

  /** Asks the printer how it is. What it says without being asked is not an answer. */
  async ask(language: ThermalLanguage, limitMs: number): Promise<PrinterCondition | 'down' | 'late'> {
    this.#heard = new Uint8Array();
    const asked = await this.write(statusQuestion(language), limitMs);
    return asked === 'written' ? this.#until(() => readCondition(language, this.#heard), limitMs) : asked;
  }

  hangUp(): void {
    this.#socket.end();
  }

  drop(): void {
    this.#socket.destroy();
  }
}

/** Calls a printer; refused and unreachable are told apart, because the cures differ. */
export const openPrinterLine = (address: { readonly host: string; readonly port: number }, limitMs: number) =>
  new Promise<Result<PrinterLine, HostError>>((resolve) => {
    const socket = connect(address);
    socket.setNoDelay(true);
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(err({ type: 'printer-unreachable' }));
    }, limitMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      resolve(err(connectFailure(error)));
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(ok(new PrinterLine(socket)));
    });
  });
