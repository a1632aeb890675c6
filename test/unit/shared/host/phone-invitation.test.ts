import { describe, expect, test } from 'vitest';
import {
  phoneAddressOf,
  phoneInvitationAddress,
  phoneReachOf,
  readPhoneInvitation,
} from '#shared/host/phone-invitation.ts';

describe('the invitation of a phone', () => {
  test('is read from the address as it was written, and the code is in no part that is sent to a server', () => {
    const address = new URL(phoneInvitationAddress('https://faem.example.go.th/', { enrolmentCode: 'ABCD-2345' }));
    expect(readPhoneInvitation(address.hash)).toEqual({ enrolmentCode: 'ABCD-2345' });
    expect(`${address.pathname}${address.search}`).toBe('/');
  });

  test.each(['', '#/counter', '#pair=', '#pair=abc', '#pair=<script>alert(1)</script>', `#pair=${'A'.repeat(65)}`])(
    'is not seen in %s',
    (hash) => {
      expect(readPhoneInvitation(hash)).toBeUndefined();
    },
  );
});

describe('whether a phone reaches a centre', () => {
  test.each([
    ['https://faem.example.go.th', 'https'],
    ['http://10.1.2.3:8787', 'no-https'],
    ['http://127.0.0.1:8787', 'this-machine'],
    ['https://localhost', 'this-machine'],
    ['http://[::1]:8787', 'this-machine'],
    ['https://127.example.go.th', 'https'],
  ] as const)('%s: %s', (address, reach) => {
    expect(phoneReachOf(address)).toBe(reach);
  });

  test('the public address stands in where that of the PC is not fit for phones', () => {
    const fit = 'https://faem.example.go.th';
    expect(phoneAddressOf('http://10.1.2.3', fit)).toBe(fit);
    expect(phoneAddressOf('https://inside.example', fit)).toBe('https://inside.example');
    expect(phoneAddressOf('http://10.1.2.3', 'http://outside.example')).toBe('http://10.1.2.3');
    expect(phoneAddressOf('http://10.1.2.3', undefined)).toBe('http://10.1.2.3');
  });
});
