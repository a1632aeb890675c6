import { useRef, useState } from 'react';
import { cameraMessages } from '#i18n/messages/camera.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { CameraDevice, OpenCamera } from '#scan/camera/open-camera.ts';
import { useWakeLock } from '#services/use-wake-lock.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { useCamera } from './use-camera.ts';
import styles from './camera.module.css';

const CameraControls = (props: {
  readonly camera: OpenCamera;
  readonly devices: readonly CameraDevice[];
  readonly onChoose: (deviceId: string) => void;
}) => {
  const messages = useMessages(cameraMessages);
  const { camera, devices } = props;
  const { torch, zoom, focus } = camera.abilities;
  const [isLit, setLit] = useState(false);
  const [factor, setFactor] = useState(zoom?.min ?? 1);
  const light = async (): Promise<void> => {
    if (await camera.setTorch(isLit ? 'off' : 'on')) setLit(!isLit);
  };
  return (
    <>
      {focus === 'fixed' && (
        <p className={styles.hint} data-testid="camera-fixed-focus">
          {messages.fixedFocus}
        </p>
      )}
      {devices.length > 1 && (
        <SelectField
          label={messages.camera}
          value={camera.deviceId}
          choices={devices.map(({ id, name }, at) => ({ value: id, label: name || messages.cameraNumber(at + 1) }))}
          onChange={props.onChoose}
          testId="camera-device"
        />
      )}
      <div className={styles.row}>
        {torch && (
          <Button icon="sun" size="large" isPressed={isLit} onPress={() => void light()} testId="camera-torch">
            {messages.torch}
          </Button>
        )}
        {zoom && (
          <label className={styles.zoom}>
            {messages.zoom}
            <input
              type="range"
              min={zoom.min}
              max={zoom.max}
              step={zoom.step}
              value={factor}
              data-testid="camera-zoom"
              onChange={(event) => {
                const next = Number(event.target.value);
                setFactor(next);
                void camera.setZoom(next);
              }}
            />
          </label>
        )}
      </div>
    </>
  );
};

/** The picture of the camera with the frame to hold a label in, and what the device can do. */
export const CameraView = (props: {
  readonly lastRead: string | undefined;
  readonly onScan: (text: string, atMs: number) => void;
}) => {
  const messages = useMessages(cameraMessages);
  const video = useRef<HTMLVideoElement>(null);
  useWakeLock();
  const { state, choose, tryAgain } = useCamera(video, props.onScan);
  const refused = state.kind === 'refused' ? messages.refused[state.reason] : undefined;
  return (
    <>
      <div
        className={styles.picture}
        data-kind={state.kind}
        data-testid="camera-picture"
        hidden={refused !== undefined}
      >
        <video ref={video} className={styles.video} muted playsInline />
        {/* A new key lets the frame light up again for the next label. */}
        <span
          key={props.lastRead}
          className={props.lastRead === undefined ? styles.aim : `${styles.aim} ${styles.hit}`}
          aria-hidden="true"
        />
        {state.kind === 'opening' && <span className={styles.wait}>{messages.opening}</span>}
      </div>
      {refused && (
        <Banner
          tone="refused"
          role="alert"
          title={refused.what}
          testId="camera-refused"
          actions={<Button onPress={tryAgain}>{messages.tryAgain}</Button>}
        >
          <p>{refused.todo}</p>
        </Banner>
      )}
      {state.kind === 'on' && (
        <CameraControls key={state.camera.deviceId} camera={state.camera} devices={state.devices} onChoose={choose} />
      )}
    </>
  );
};
