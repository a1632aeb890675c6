/** Why a file that was sealed for an office was not opened. Nothing was changed by trying. */
export interface SealedFileError {
  readonly type:
    | 'sealed-file-foreign'
    | 'sealed-file-newer'
    | 'sealed-file-truncated'
    | 'sealed-file-damaged'
    | 'sealed-file-other-office'
    | 'office-key-missing';
}
