import { useEffect, useRef } from 'react';

const pictureIn = (transfer: DataTransfer | null): File | undefined =>
  [...(transfer?.files ?? [])].find(({ type }) => type.startsWith('image/'));

const bringsFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false;

/** Pictures pasted or dropped anywhere on the page that no field and no other part of the page took. */
export const useDroppedPictures = (onPicture: (picture: File) => void): void => {
  const latest = useRef(onPicture);
  useEffect(() => {
    latest.current = onPicture;
  });
  useEffect(() => {
    const take = (event: Event, transfer: DataTransfer | null): void => {
      const picture = event.defaultPrevented ? undefined : pictureIn(transfer);
      if (picture === undefined) return;
      event.preventDefault();
      latest.current(picture);
    };
    const onPaste = (event: ClipboardEvent): void => take(event, event.clipboardData);
    const onDrop = (event: DragEvent): void => {
      take(event, event.dataTransfer);
      // Whatever else is dropped here: the page must not be left for it.
      if (bringsFiles(event.dataTransfer)) event.preventDefault();
    };
    const onDragOver = (event: DragEvent): void => {
      if (bringsFiles(event.dataTransfer)) event.preventDefault();
    };
    window.addEventListener('paste', onPaste);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragover', onDragOver);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragover', onDragOver);
    };
  }, []);
};
