import { connect } from 'node:tls';
import { certificateMark } from '#shared/host/centre-invitation.ts';
import type { HostError, TrustedCentre } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Remembered } from './remembered-json.ts';

/** What Chromium is answered: good, bad, or whatever Chromium itself found. */
export const VERDICT = { good: 0, bad: -2, asChromiumFound: -3 } as const;

/** The one centre that this PC knows by its certificate's mark instead of by an authority. */
export interface TrustedCentreKeeper {
  /** Looks at the certificate before Chromium does, which would not forget a refusal until the program ends. */
  trust(centre: TrustedCentre): Promise<Result<void, HostError>>;
  /** The centre that is known has another address now: looks whether it is the one that answers there, and remembers where. */
  move(centralUrl: string): Promise<Result<void, HostError>>;
  /** `fingerprint` as Chromium writes it: `sha256/` and Base64. */
  judge(hostname: string, fingerprint: string): (typeof VERDICT)[keyof typeof VERDICT];
}

/** An answer inside an office network takes milliseconds. */
const PATIENCE_MS = 10_000;

/** SHA-256 of the certificate that is shown at an address; undefined when nobody answers there by TLS. */
export const certificateShownAt = (address: string): Promise<Uint8Array | undefined> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port || '443'), rejectUnauthorized: false });
    const end = (found: Uint8Array | undefined): void => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(PATIENCE_MS, () => end(undefined));
    socket.once('error', () => end(undefined));
    socket.once('close', () => resolve(undefined));
    socket.once('secureConnect', () =>
      end(Buffer.from(socket.getPeerCertificate().fingerprint256.replaceAll(':', ''), 'hex')),
    );
  });

/** Dates and names of the certificate do not count, so a clock that is wrong shuts nobody out; its mark does. */
export const createTrustedCentre = (
  remembered: Remembered<TrustedCentre>,
  log: Log,
  shownAt = certificateShownAt,
): TrustedCentreKeeper => {
  let trusted = remembered.read();
  return {
    trust: async (centre) => {
      const shown = await shownAt(centre.centralUrl);
      if (!shown) return err({ type: 'centre-unreachable' });
      if (certificateMark(shown) !== centre.certificateMark) {
        log.warn('centre-certificate-refused');
        return err({ type: 'centre-certificate-wrong' });
      }
      trusted = centre;
      remembered.write(centre);
      return ok();
    },
    move: async (centralUrl) => {
      if (!trusted) return err({ type: 'host-failed' });
      const shown = await shownAt(centralUrl);
      if (!shown) return err({ type: 'centre-unreachable' });
      if (certificateMark(shown) !== trusted.certificateMark) {
        log.warn('centre-certificate-refused');
        return err({ type: 'centre-is-another' });
      }
      trusted = { ...trusted, centralUrl };
      remembered.write(trusted);
      return ok();
    },
    judge: (hostname, fingerprint) => {
      if (!trusted || new URL(trusted.centralUrl).hostname !== hostname) return VERDICT.asChromiumFound;
      const sha256 = Buffer.from(fingerprint.replace(/^sha256\//, ''), 'base64');
      if (sha256.length === 32 && certificateMark(sha256) === trusted.certificateMark) return VERDICT.good;
      log.warn('centre-certificate-refused');
      return VERDICT.bad;
    },
  };
};
