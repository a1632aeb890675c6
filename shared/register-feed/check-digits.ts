const ZERO = 0x30;

/**
 * Whether 14 digits end with their Luhn digit: the rule of `fidCheckDigit`, as a test without intermediate texts. Two
 * check digits a row took a tenth of a national import. Anything but ASCII digits gives nonsense, so test the shape first.
 */
export const hasFidCheckDigit = (fid: string): boolean => {
  let sum = 0;
  for (let index = 0; index < fid.length; index += 1) {
    const digit = fid.charCodeAt(index) - ZERO;
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
};

/** Whether 13 digits end with their check digit: the rule of `taxpayerCheckDigit`, as a test; see above. */
export const hasTaxIdCheckDigit = (taxId: string): boolean => {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += (taxId.charCodeAt(index) - ZERO) * (13 - index);
  return (11 - (sum % 11)) % 10 === taxId.charCodeAt(12) - ZERO;
};
