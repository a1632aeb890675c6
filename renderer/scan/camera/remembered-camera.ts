const KEY = 'faem.camera';

/** The camera that last read a label on this PC: of several, that is the one that can focus. */
export const rememberedCamera = (storage: Storage): string | undefined => storage.getItem(KEY) ?? undefined;

/** Notes that this camera reads labels. */
export const rememberCamera = (storage: Storage, deviceId: string): void => {
  if (deviceId !== '' && storage.getItem(KEY) !== deviceId) storage.setItem(KEY, deviceId);
};
