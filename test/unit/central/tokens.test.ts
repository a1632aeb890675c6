import { describe, expect, test } from 'vitest';
import { deviceIdOf, enrolmentCodeHash, isSameHash, makeToken, sha256Hex } from '#central/services/tokens.ts';

const DEVICE = '0190a6f0-0000-7000-8000-000000000000';

describe('tokens of devices', () => {
  test('a token names its device, and no two are the same', () => {
    const [one, two] = [makeToken(DEVICE), makeToken(DEVICE)];

    expect(deviceIdOf(one.token)).toBe(DEVICE);
    expect(one.token).not.toBe(two.token);
    expect(isSameHash(one.tokenHash, sha256Hex(one.token))).toBe(true);
    expect(isSameHash(one.tokenHash, two.tokenHash)).toBe(false);
  });

  test('what is no token names nobody', () => {
    for (const text of ['', DEVICE, `${DEVICE}.`, `${DEVICE}.short`, `x'.${'a'.repeat(40)}`]) {
      expect(deviceIdOf(text)).toBeUndefined();
    }
  });

  test('empty or broken hashes are never the same as anything', () => {
    expect(isSameHash('', '')).toBe(false);
    expect(isSameHash('zz', 'zz')).toBe(false);
    expect(isSameHash(sha256Hex('a'), sha256Hex('a').slice(2))).toBe(false);
  });

  test('an enrolment code may be typed as it was heard', () => {
    expect(enrolmentCodeHash('faem demo-13')).toBe(enrolmentCodeHash('FAEM-DEMO-13'));
    expect(enrolmentCodeHash('FAEM-DEMO-14')).not.toBe(enrolmentCodeHash('FAEM-DEMO-13'));
  });
});
