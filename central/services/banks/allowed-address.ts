import { BlockList, isIP } from 'node:net';

/** An IPv4 address that came over an IPv6 socket is written `::ffff:192.0.2.1`. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Tells whether an address is in one of the ranges; without ranges every address is. */
export const createAddressCheck = (ranges: readonly string[] | undefined): ((address: string) => boolean) => {
  if (ranges === undefined) return () => true;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (remote) => {
    const address = plainAddress(remote);
    return isIP(address) !== 0 && list.check(address, familyOf(address));
  };
};
