import { z } from 'zod';
import type { CentreNetwork, HostError } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type CentreCertificate, keptCertificate, markOfCertificate } from './centre-certificate.ts';
import type { OwnCentre } from './own-centre.ts';
import type { Remembered } from './remembered-json.ts';
import type { SealedValue } from './secrets.ts';

/** Whether other PCs may join, and the port that those which did know by now. */
export const RememberedNetwork = z.object({ isOpen: z.boolean(), port: z.number().int().min(1).max(65_535) });
export type RememberedNetwork = z.output<typeof RememberedNetwork>;

export interface CentreNetworkParts {
  readonly remembered: Remembered<RememberedNetwork>;
  readonly certificate: SealedValue<CentreCertificate>;
  readonly makeCertificate: () => Promise<CentreCertificate>;
  /** IPv4 addresses of this PC in its networks, the likeliest first. */
  readonly addresses: () => readonly string[];
  /** The port of the first opening, which a firewall of the office has to let in. */
  readonly preferredPort: number;
  readonly centre: Pick<OwnCentre, 'isOfOffice' | 'order'>;
  readonly log: Log;
}

/** The door of this PC's centre to the office's network: shut until a person opens it, and then open at every start. */
export interface CentreDoor {
  state(): CentreNetwork;
  set(isOpen: boolean): Promise<Result<CentreNetwork, HostError>>;
  /** Opens it again after a start of the centre, if it is to be open. */
  resume(): Promise<void>;
}

/**
 * The door, shut until `set` or `resume` has opened it; when it cannot be, `set` answers why (`no-network`,
 * `centre-door-failed`, …).
 */
export const createCentreDoor = (parts: CentreNetworkParts): CentreDoor => {
  const { remembered, centre, log } = parts;
  /** Where it is open now; the mark is of the certificate that is shown there. */
  let open: { readonly port: number; readonly certificateMark: string } | undefined;

  const stateNow = (): CentreNetwork => {
    if (!centre.isOfOffice()) return { state: 'none' };
    if (open) {
      const { port, certificateMark } = open;
      return { state: 'open', addresses: parts.addresses().map((at) => `https://${at}:${port}`), certificateMark };
    }
    return { state: remembered.read()?.isOpen ? 'failed' : 'closed' };
  };

  const openAt = async (port: number): Promise<Result<CentreNetwork, HostError>> => {
    const certificate = await keptCertificate(parts.certificate, parts.makeCertificate);
    if (!certificate.ok) return certificate;
    const report = await centre.order({ kind: 'open-network', port, ...certificate.value });
    if (report?.kind !== 'network-opened') return err({ type: 'centre-door-failed' });
    open = { port: report.port, certificateMark: markOfCertificate(certificate.value.certificate) };
    remembered.write({ isOpen: true, port: report.port });
    log.info('centre-network-opened', { port: report.port });
    return ok(stateNow());
  };

  const close = async (): Promise<Result<CentreNetwork, HostError>> => {
    const report = await centre.order({ kind: 'close-network' });
    if (report?.kind !== 'network-closed') return err({ type: 'centre-failed' });
    remembered.write({ isOpen: false, port: open?.port ?? remembered.read()?.port ?? parts.preferredPort });
    open = undefined;
    return ok(stateNow());
  };

  return {
    state: stateNow,
    set: async (isOpen) => {
      if (!centre.isOfOffice() || (isOpen && open)) return ok(stateNow());
      if (!isOpen) return close();
      if (parts.addresses().length === 0) return err({ type: 'no-network' });
      return openAt(remembered.read()?.port ?? parts.preferredPort);
    },
    resume: async () => {
      open = undefined;
      const wanted = remembered.read();
      if (!wanted?.isOpen) return;
      // The others know this port and no other.
      const opened = await openAt(wanted.port);
      if (!opened.ok) log.warn('centre-network-not-opened', { code: opened.error.type });
    },
  };
};
