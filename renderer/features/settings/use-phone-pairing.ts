import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CentreCallError } from '#data/centre-call.ts';
import { officeOf } from '#data/factory-queries.ts';
import { useServices } from '#services/services.ts';
import {
  phoneAddressOf,
  phoneInvitationAddress,
  type PhoneReach,
  phoneReachOf,
} from '#shared/host/phone-invitation.ts';
import { useDeviceSecrets } from './use-device-secrets.ts';

/** As long as it takes to fetch a phone and find its camera. */
const MINUTES = 10;
const LOOK_EVERY_MS = 2_000;

/** A QR that is being shown, and the phone that used it. */
interface Invitation {
  readonly address: string;
  readonly expiresAt: string;
  readonly pairedWith?: string;
}

export interface PhonePairing {
  /** Where a phone would go, and whether that works; `missing` while this PC knows no centre, undefined until that is read. */
  readonly centre: { readonly address: string; readonly reach: PhoneReach } | 'missing' | undefined;
  readonly invitation: Invitation | undefined;
  readonly failure: CentreCallError | undefined;
  readonly invite: (pin: string) => Promise<void>;
}

const useCentre = (): PhonePairing['centre'] => {
  const { host, data } = useServices();
  const secrets = useDeviceSecrets();
  if (secrets === undefined) return undefined;
  const used = secrets?.centralUrl ?? host.launch.centralUrl;
  if (used === undefined) return 'missing';
  const address = phoneAddressOf(used, officeOf(data.rows)?.publicUrl);
  return { address, reach: phoneReachOf(address) };
};

/** Who of the office's devices is new since the QR was made: asked again and again while it is shown. */
const useNewDevice = (isAsking: boolean, onNew: (name: string) => void): void => {
  const { devices } = useServices();
  useEffect(() => {
    if (!isAsking) return undefined;
    let known: ReadonlySet<string> | undefined;
    const look = async (): Promise<void> => {
      const listed = await devices.list();
      if (!listed.ok) return;
      const seen = known;
      const added = seen && listed.value.find(({ deviceId }) => !seen.has(deviceId));
      known ??= new Set(listed.value.map(({ deviceId }) => deviceId));
      if (added) onNew(added.name);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
    // Only the QR that is shown decides whether to ask.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [devices, isAsking]);
};

/** Makes the QR that lets one phone in, and notices when it was used. */
export const usePhonePairing = (): PhonePairing => {
  const { devices, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const centre = useCentre();
  const [invitation, setInvitation] = useState<Invitation>();
  const [failure, setFailure] = useState<CentreCallError>();
  const isAsking = invitation !== undefined && invitation.pairedWith === undefined;
  useNewDevice(isAsking, (pairedWith) => setInvitation((shown) => shown && { ...shown, pairedWith }));
  const invite = async (pin: string): Promise<void> => {
    if (!actor || !centre || centre === 'missing') return;
    const made = await devices.makeCode({ proof: { staffId: actor.id, pin }, minutes: MINUTES });
    if (!made.ok) return setFailure(made.error);
    const { code, expiresAt } = made.value;
    setFailure(undefined);
    setInvitation({ address: phoneInvitationAddress(centre.address, { enrolmentCode: code }), expiresAt });
  };
  return { centre, invitation, failure, invite };
};
