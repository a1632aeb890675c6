import { useEffect, useState } from 'react';
import { syncMessages } from '#i18n/messages/sync.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ParkedScanRow } from '#shared/model/filing-rows.ts';
import type { ParkedPhotoRow } from '#shared/model/scan-desk-rows.ts';
import styles from './sync-page.module.css';

/** The pictures of what carried a parked code; read from disk when the code has any. */
export const ParkedPhotos = ({ parked }: { readonly parked: ParkedScanRow }) => {
  const messages = useMessages(syncMessages);
  const { data } = useServices();
  const [photos, setPhotos] = useState<readonly ParkedPhotoRow[]>([]);
  const count = parked.photoIds?.length ?? 0;
  useEffect(() => {
    let isWanted = true;
    if (count > 0) {
      void data.parkedPhotosOf(parked.id).then((found) => {
        if (isWanted) setPhotos(found);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [data, parked.id, count]);
  if (photos.length === 0) return null;
  return (
    <div className={styles.photos} data-testid={`parked-photos-${parked.id}`}>
      {photos.map(({ id, jpegBase64 }) => (
        <img key={id} src={`data:image/jpeg;base64,${jpegBase64}`} alt={messages.parkedPhoto(parked.text)} />
      ))}
    </div>
  );
};
