import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import type { ScannerCandidates } from '#shared/host/contract.ts';
import { createScannerPorts, type RememberedScanners } from '#electron/services/scanner-ports.ts';
import type { z } from 'zod';

const VOYAGER = { deviceId: 'd-1', name: 'Voyager', vendorId: 3118, productId: 2049, serialNumber: 'S1' };
const STICK = { deviceId: 'd-2', name: 'Security key', vendorId: 4176, productId: 1031 };
const PORT = { portId: 'p-1', portName: 'ttyACM0', displayName: 'Scanner', vendorId: '3118', productId: '2050' };
const OLD_PORT = { portId: 'p-2', portName: 'ttyS0' };
const staff = { id: 1 } as WebContents;
const kiosk = { id: 2 } as WebContents;

/** A shell with its session; what was chosen is kept by `kept`, as a file would. */
const aShell = (kept: { value?: z.output<typeof RememberedScanners> } = {}) => {
  const session = new EventEmitter();
  const offered: ScannerCandidates[] = [];
  const ports = createScannerPorts({
    remembered: {
      read: () => kept.value,
      write: (value) => {
        kept.value = value;
      },
    },
    offer: (candidates) => offered.push(candidates),
    isStaffPage: (contents) => contents === staff,
  });
  ports.attach(session as unknown as Session);
  const event = { preventDefault: () => undefined };
  const askHid = (deviceList: readonly object[], frame: object | null = { parent: null }): string[] => {
    const answers: string[] = [];
    session.emit('select-hid-device', event, { deviceList, frame }, (id: string) => answers.push(id));
    return answers;
  };
  const askSerial = (portList: readonly object[], contents = staff): string[] => {
    const answers: string[] = [];
    session.emit('select-serial-port', event, portList, contents, (id: string) => answers.push(id));
    return answers;
  };
  return { ports, offered, askHid, askSerial, kept };
};

describe('choosing a scanner', () => {
  test('the page is told what there is, and what the person chooses is answered and remembered', () => {
    const { ports, offered, askHid, kept } = aShell();
    const answers = askHid([VOYAGER, STICK]);
    expect(offered).toEqual([
      {
        request: 1,
        kind: 'hid',
        devices: [
          { id: 'd-1', name: 'Voyager' },
          { id: 'd-2', name: 'Security key' },
        ],
      },
    ]);
    expect(answers).toEqual([]);

    ports.choose(1, 'd-1');

    expect(answers).toEqual(['d-1']);
    expect(ports.mayOpen('hid', VOYAGER)).toBe(true);
    expect(aShell(kept).ports.mayOpen('hid', VOYAGER)).toBe(true);
  });

  test('nothing but what was chosen may be opened', () => {
    const { ports, askHid } = aShell();
    expect(ports.mayOpen('hid', VOYAGER)).toBe(false);
    askHid([VOYAGER, STICK]);
    ports.choose(1, 'd-1');

    expect(ports.mayOpen('hid', STICK)).toBe(false);
    expect(ports.mayOpen('hid', { ...VOYAGER, serialNumber: 'S2' })).toBe(false);
    expect(ports.mayOpen('serial', VOYAGER)).toBe(false);
    expect(ports.mayOpen('usb', VOYAGER)).toBe(false);
  });

  test('a person who chooses none, or a device that was not offered, opens none', () => {
    const { ports, askHid, kept } = aShell();
    const first = askHid([VOYAGER]);
    ports.choose(1, undefined);
    const second = askHid([VOYAGER]);
    ports.choose(2, 'd-9');

    expect([first, second, kept.value]).toEqual([[''], [''], undefined]);
  });

  test('a question asked again ends the one before, and a late answer to that does nothing', () => {
    const { ports, askHid } = aShell();
    const first = askHid([VOYAGER]);
    const second = askHid([STICK]);
    ports.choose(1, 'd-1');
    expect([first, second]).toEqual([[''], []]);

    ports.choose(2, 'd-2');
    ports.choose(2, 'd-2');

    expect(second).toEqual(['d-2']);
  });

  test('serial ports are chosen the same way, one without USB numbers by its name', () => {
    const { ports, offered, askSerial } = aShell();
    const answers = askSerial([PORT, OLD_PORT]);
    expect(offered[0]?.devices.map(({ name }) => name)).toEqual(['Scanner', 'ttyS0']);
    ports.choose(1, 'p-2');

    expect(answers).toEqual(['p-2']);
    expect(ports.mayOpen('serial', OLD_PORT)).toBe(true);
    expect(ports.mayOpen('serial', { portName: 'ttyS1' })).toBe(false);
  });

  test('the public screen and frames inside a page are answered with none at once', () => {
    const { offered, askHid, askSerial } = aShell();

    expect([askSerial([PORT], kiosk), askHid([VOYAGER], null), askHid([VOYAGER], { parent: {} })]).toEqual([
      [''],
      [''],
      [''],
    ]);
    expect(offered).toEqual([]);
  });
});
