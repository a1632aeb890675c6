import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  type CameraDevice,
  type CameraRefusal,
  listCameras,
  type OpenCamera,
  openCamera,
} from '#scan/camera/open-camera.ts';
import { rememberCamera, rememberedCamera } from '#scan/camera/remembered-camera.ts';
import { watchVideo } from '#scan/camera/watch-video.ts';
import { createPictureReader } from '#scan/decode/picture-reader.ts';

/** A camera on its way, on, or not to be had. */
export type CameraState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'on'; readonly camera: OpenCamera; readonly devices: readonly CameraDevice[] }
  | { readonly kind: 'refused'; readonly reason: CameraRefusal | 'reader-broken' };

export interface Camera {
  readonly state: CameraState;
  readonly choose: (deviceId: string) => void;
  readonly tryAgain: () => void;
}

/** Everything that has to be stopped again, or was stopped before it began. */
const createStops = () => {
  const stops: (() => void)[] = [];
  let isOver = false;
  return {
    isOver: () => isOver,
    add: (stop: () => void): void => {
      if (isOver) stop();
      else stops.push(stop);
    },
    all: (): void => {
      isOver = true;
      for (const stop of stops.splice(0)) stop();
    },
  };
};

type Stops = ReturnType<typeof createStops>;

interface Start {
  readonly video: HTMLVideoElement;
  readonly deviceId: string | undefined;
  readonly onScan: (text: string, atMs: number) => void;
  readonly onState: (state: CameraState) => void;
}

const startCamera = async ({ video, deviceId, onScan, onState }: Start, stops: Stops): Promise<void> => {
  const opened = await openCamera(video, deviceId);
  if (!opened.ok) {
    if (!stops.isOver()) onState({ kind: 'refused', reason: opened.error.reason });
    return;
  }
  const camera = opened.value;
  stops.add(() => camera.stop());
  if (stops.isOver()) return;
  const reader = createPictureReader();
  stops.add(() => reader.close());
  const stopWatching = watchVideo({
    video,
    reader,
    onScan: (text, atMs) => {
      rememberCamera(localStorage, camera.deviceId);
      onScan(text, atMs);
    },
    onBroken: () => {
      stops.all();
      onState({ kind: 'refused', reason: 'reader-broken' });
    },
  });
  stops.add(stopWatching);
  // Asked after the permission: before it, cameras have no names.
  const devices = await listCameras();
  if (!stops.isOver()) onState({ kind: 'on', camera, devices });
};

/** The camera in this video element, on while the component is on screen; every label it reads is handed to `onScan`. */
export const useCamera = (
  video: RefObject<HTMLVideoElement | null>,
  onScan: (text: string, atMs: number) => void,
): Camera => {
  const [state, setState] = useState<CameraState>({ kind: 'opening' });
  const [wanted, setWanted] = useState(() => ({ deviceId: rememberedCamera(localStorage), round: 0 }));
  const tell = useRef(onScan);
  useEffect(() => {
    tell.current = onScan;
  });
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const stops = createStops();
    const { deviceId } = wanted;
    void startCamera(
      { video: element, deviceId, onScan: (text, atMs) => tell.current(text, atMs), onState: setState },
      stops,
    );
    return stops.all;
  }, [video, wanted]);
  const restart = (deviceId: string | undefined): void => {
    setState({ kind: 'opening' });
    setWanted(({ round }) => ({ deviceId, round: round + 1 }));
  };
  return { state, choose: restart, tryAgain: () => restart(wanted.deviceId) };
};
