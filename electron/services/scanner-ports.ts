import type { HIDDevice, SerialPort, Session, WebContents } from 'electron';
import { z } from 'zod';
import type { ScannerCandidates } from '#shared/host/contract.ts';
import type { Remembered } from './remembered-json.ts';

/** The devices that a person has chosen, by what tells them apart; nothing else of them is kept. */
export const RememberedScanners = z.array(z.string().max(300)).max(20).readonly();
type RememberedScanners = z.output<typeof RememberedScanners>;

const MOST_REMEMBERED = 20;

type Kind = ScannerCandidates['kind'];
/** What of a device is looked at; HID gives numbers, serial ports texts. */
type Device = Pick<Partial<HIDDevice & SerialPort>, 'name' | 'serialNumber' | 'displayName' | 'portName'> & {
  readonly vendorId?: number | string | undefined;
  readonly productId?: number | string | undefined;
};

const identityOf = (kind: Kind, device: Device): string => {
  const { vendorId, productId, serialNumber = '', portName = '' } = device;
  // A port without USB numbers is told from others by its name alone.
  const place = vendorId === undefined ? portName : '';
  return [kind, vendorId ?? '', productId ?? '', serialNumber, place].join(':');
};

const nameOf = ({ name, displayName, portName }: Device): string => name ?? displayName ?? portName ?? '';

interface Offered {
  readonly id: string;
  readonly name: string;
  readonly identity: string;
}

export interface ScannerPortsParts {
  readonly remembered: Remembered<RememberedScanners>;
  /** Tells the page which devices there are; it answers with `choose`. */
  readonly offer: (candidates: ScannerCandidates) => void;
  readonly isStaffPage: (contents: WebContents | null) => boolean;
}

/** The choice of scanners that are no keyboards: a person chooses once, and only what was chosen may be opened. */
export interface ScannerPorts {
  /** Answers Chromium's question which device is meant. */
  attach(session: Pick<Session, 'on'>): void;
  /** Whether the page may open this device. */
  mayOpen(kind: string, device: Device): boolean;
  /** The person's answer; without a device, or to a question that is over, nothing is opened. */
  choose(request: number, deviceId: string | undefined): void;
}

/** Keeps the open question; a new one ends the one before with "none". */
export const createScannerPorts = ({ remembered, offer, isStaffPage }: ScannerPortsParts): ScannerPorts => {
  let request = 0;
  let open: { readonly devices: readonly Offered[]; readonly answer: (deviceId: string) => void } | undefined;

  const ask = (kind: Kind, devices: readonly Offered[], answer: (deviceId: string) => void): void => {
    open?.answer('');
    request += 1;
    open = { devices, answer };
    offer({ request, kind, devices: devices.map(({ id, name }) => ({ id, name })) });
  };

  const keep = (identity: string): void => {
    const before = (remembered.read() ?? []).filter((each) => each !== identity);
    remembered.write([identity, ...before].slice(0, MOST_REMEMBERED));
  };

  return {
    attach: (session) => {
      session.on('select-hid-device', (event, { deviceList, frame }, callback) => {
        event.preventDefault();
        if (frame === null || frame.parent !== null) return callback('');
        const devices = deviceList.map((device) => ({
          id: device.deviceId,
          name: nameOf(device),
          identity: identityOf('hid', device),
        }));
        return ask('hid', devices, callback);
      });
      session.on('select-serial-port', (event, portList, contents, callback) => {
        event.preventDefault();
        if (!isStaffPage(contents)) return callback('');
        const devices = portList.map((port) => ({
          id: port.portId,
          name: nameOf(port),
          identity: identityOf('serial', port),
        }));
        return ask('serial', devices, callback);
      });
    },
    mayOpen: (kind, device) =>
      (kind === 'hid' || kind === 'serial') && (remembered.read() ?? []).includes(identityOf(kind, device)),
    choose: (answered, deviceId) => {
      if (open === undefined || answered !== request) return;
      const { devices, answer } = open;
      open = undefined;
      const chosen = devices.find(({ id }) => id === deviceId);
      // Remembered first: the page may open the device the moment it is answered.
      if (chosen) keep(chosen.identity);
      answer(chosen?.id ?? '');
    },
  };
};
