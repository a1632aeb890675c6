import type { NetworkInterfaceInfo } from 'node:os';

/** Networks of machines inside machines and of tunnels: a screen on the counter is in none of them. */
const NOT_THE_OFFICE = /^(docker|veth|br-|virbr|vmnet|vEthernet|utun|tun|tap|zt|tailscale|wg)/i;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** IPv4 addresses by which other devices reach this PC, those of private networks first; none without a network. */
export const lanAddresses = (
  interfaces: Readonly<
    Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>
  >,
): readonly string[] => {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    NOT_THE_OFFICE.test(name)
      ? []
      : addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
  return [...found.filter((address) => PRIVATE.test(address)), ...found.filter((address) => !PRIVATE.test(address))];
};
