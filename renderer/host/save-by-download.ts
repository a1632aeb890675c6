/** Hands a file to the browser, which keeps it where its person keeps downloads. */
export const saveByDownload = (suggestedName: string, bytes: Uint8Array): void => {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = address;
  link.download = suggestedName;
  link.click();
  // The download has taken its own hold of the data by the time a later task runs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
