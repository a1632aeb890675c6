import { BrowserCodeReader } from '@zxing/browser';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** What cameras have beyond the standard types: light, zoom and focus, where the device has them. */
declare global {
  interface MediaTrackCapabilities {
    readonly torch?: boolean;
    readonly zoom?: { readonly min: number; readonly max: number; readonly step?: number };
    readonly focusMode?: readonly string[];
  }
  interface MediaTrackConstraintSet {
    torch?: boolean;
    zoom?: number;
    focusMode?: string;
  }
}

/** Why there is no picture. `page-not-safe`: browsers give cameras only to https and to this PC's own pages. */
export type CameraRefusal = 'not-allowed' | 'none-found' | 'in-use' | 'page-not-safe' | 'failed';

export interface CameraDevice {
  readonly id: string;
  /** Empty until the person has allowed the camera once. */
  readonly name: string;
}

/** What the open camera can do. */
export interface CameraAbilities {
  readonly torch: boolean;
  readonly zoom: { readonly min: number; readonly max: number; readonly step: number } | undefined;
  /** `fixed` webcams are sharp at one distance only. */
  readonly focus: 'moves' | 'fixed';
}

/** A camera that is on, shown in its video element. */
export interface OpenCamera {
  readonly deviceId: string;
  readonly abilities: CameraAbilities;
  /** False when the device did not do it. */
  setTorch(state: 'on' | 'off'): Promise<boolean>;
  setZoom(factor: number): Promise<boolean>;
  /** Light off, camera off, picture gone; may be called again. */
  stop(): void;
}

/** 720p has the detail that labels need; more costs time and shows nothing new. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } } as const;

const REFUSALS: Readonly<Record<string, CameraRefusal>> = {
  NotAllowedError: 'not-allowed',
  SecurityError: 'not-allowed',
  NotFoundError: 'none-found',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

const streamOf = async (deviceId: string | undefined): Promise<MediaStream> => {
  const { mediaDevices } = navigator;
  const anyCamera = { ...PICTURE, facingMode: { ideal: 'environment' } };
  if (deviceId === undefined) return mediaDevices.getUserMedia({ video: anyCamera, audio: false });
  try {
    return await mediaDevices.getUserMedia({ video: { ...PICTURE, deviceId: { exact: deviceId } }, audio: false });
  } catch (error) {
    // The remembered camera is unplugged today: any other will do.
    const isGone = error instanceof DOMException && ['OverconstrainedError', 'NotFoundError'].includes(error.name);
    if (!isGone) throw error;
    return mediaDevices.getUserMedia({ video: anyCamera, audio: false });
  }
};

const abilitiesOf = (track: MediaStreamTrack): CameraAbilities => {
  const { zoom, focusMode = [] } = track.getCapabilities();
  return {
    torch: BrowserCodeReader.mediaStreamIsTorchCompatibleTrack(track),
    zoom: zoom && zoom.max > zoom.min ? { min: zoom.min, max: zoom.max, step: zoom.step ?? 0.1 } : undefined,
    focus: focusMode.includes('continuous') ? 'moves' : 'fixed',
  };
};

const isDone = async (change: Promise<unknown>): Promise<boolean> =>
  change.then(
    () => true,
    // The device refused: it stays as it is, and the person sees that.
    () => false,
  );

const openOn = async (stream: MediaStream, track: MediaStreamTrack, video: HTMLVideoElement): Promise<OpenCamera> => {
  BrowserCodeReader.addVideoSource(video, stream);
  const abilities = abilitiesOf(track);
  if (abilities.focus === 'moves') await isDone(track.applyConstraints({ advanced: [{ focusMode: 'continuous' }] }));
  await isDone(video.play());
  let isLit = false;
  return {
    deviceId: track.getSettings().deviceId ?? '',
    abilities,
    setTorch: async (state) => {
      const done = await isDone(BrowserCodeReader.mediaStreamSetTorch(track, state === 'on'));
      if (done) isLit = state === 'on';
      return done;
    },
    setZoom: (factor) => isDone(track.applyConstraints({ advanced: [{ zoom: factor }] })),
    stop: () => {
      // Asking a camera without a lamp, or one already off, to switch it off fails; only a lit one is asked.
      if (isLit && track.readyState === 'live') void isDone(BrowserCodeReader.mediaStreamSetTorch(track, false));
      isLit = false;
      for (const each of stream.getTracks()) each.stop();
      BrowserCodeReader.cleanVideoSource(video);
    },
  };
};

/** Switches a camera on and shows it in the element: the wanted one, or the one that looks away from the person. */
export const openCamera = async (
  video: HTMLVideoElement,
  deviceId: string | undefined,
): Promise<Result<OpenCamera, { readonly type: 'camera-refused'; readonly reason: CameraRefusal }>> => {
  if (!('mediaDevices' in navigator)) return err({ type: 'camera-refused', reason: 'page-not-safe' });
  try {
    const stream = await streamOf(deviceId);
    const [track] = stream.getVideoTracks();
    return track ? ok(await openOn(stream, track, video)) : err({ type: 'camera-refused', reason: 'none-found' });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return err({ type: 'camera-refused', reason: REFUSALS[name] ?? 'failed' });
  }
};

/** The cameras of this PC; named only after one of them was allowed. */
export const listCameras = async (): Promise<readonly CameraDevice[]> => {
  try {
    const devices = await BrowserCodeReader.listVideoInputDevices();
    return devices.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  } catch {
    // A browser that does not tell: there is the one camera that is open.
    return [];
  }
};
