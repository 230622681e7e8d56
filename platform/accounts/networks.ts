import { type BlockList, isIP, isIPv6 } from 'node:net'

/**
 * Who really asks. Reads X-Forwarded-For from its end, past proxies that are trusted, and stops at the first that is
 * not: what stands before it is that sender's claim. Without a trusted peer the header is ignored.
 * `trusted`: `proxyList` of the settings.
 */
export function clientAddress(peer: string, forwardedFor: string | null, trusted: BlockList): string {
  let address = plain(peer)
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()))
  while (isTrusted(trusted, address)) {
    const next = hops.pop()
    if (!next || !isIP(next)) break
    address = next
  }
  return address
}

/** The network an address belongs to, as far as one household or office goes: /24, or /56 of IPv6. */
export function networkOf(address: string): string {
  const text = plain(address)
  if (isIPv6(text)) {
    const [a = 0, b = 0, c = 0, d = 0] = expanded(text)
    return `${[a, b, c, d & 0xff00].map((group) => group.toString(16)).join(':')}::/56`
  }
  return isIP(text) ? `${text.split('.').slice(0, 3).join('.')}.0/24` : 'unknown'
}

/** IPv4 inside IPv6 (::ffff:192.0.2.1), brackets, ports and zone ids taken away. */
function plain(address: string): string {
  const bare = address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/%.*$/, '')
  const four = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(bare)
  return four?.[1] ?? bare
}

function isTrusted(trusted: BlockList, address: string): boolean {
  return isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** The eight groups of an IPv6 address as numbers. */
function expanded(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const groups = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16))
  const before = groups(head)
  const after = groups(tail ?? '')
  return [...before, ...new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after]
}
