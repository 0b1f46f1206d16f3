import ipaddr from 'ipaddr.js';

/**
 * By what an address is counted: an IPv4 address by itself, an IPv6 address by its /64, which is what one household or
 * machine gets, and of which it may use a new one with each request.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const known = ipaddr.process(address);
  if (known.kind() === 'ipv4') return known.toString();
  const [a, b, c, d] = (known as ipaddr.IPv6).parts;
  return `${[a, b, c, d].map((part = 0) => part.toString(16)).join(':')}::/64`;
}
