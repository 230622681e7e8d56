/**
 * A line between a web process and PostgreSQL that knows when something was kept for good: with a commit, or a change
 * outside a transaction. At the moment that a test names, it lets nothing more through and says so: there the process is
 * killed, and finds out nothing about its last step. It can also fall silent, as a server does that is paused.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Wire = {
  /** The address of a database of this server as reached through the wire. */
  through(url: string): string
  /** From now on, cuts after this many steps were kept; 0 is before the first one. `cut` is called once. */
  cutAfter(steps: number, cut: () => void): void
  /** Lets everything pass again that is sent over new connections. */
  letPass(): void
  /** From now on nothing goes through; what is sent waits, and connections are taken and not answered. */
  fallSilent(): void
  /** Ends every connection without a word, as a server does that was killed while it waited for a lock. */
  breakOff(): void
  /** What waited goes through, and everything after it. */
  goOn(): void
  /** Resolves when everything that went through has reached the server, and it has closed all connections. */
  closed(): Promise<void>
  close(): Promise<void>
}

type Armed = { steps: number; cut: () => void }

/** Opens a wire to the server of this address (a socket's folder, or host and port). */
export async function openWire(url: string): Promise<Wire> {
  const real = new URL(url)
  const port = Number(real.port || 5432)
  const folder = real.searchParams.get('host')
  let armed: Armed | undefined
  let kept = 0
  let isCut = false
  const open = new Set<Socket>()
  let isSilent = false
  const ends = new Set<Socket>()
  /** Whether these bytes go through; after the last step that may be kept, nothing does. */
  const passes = (isKept: boolean): boolean => {
    if (isCut || !armed || !isKept) return !isCut
    const { steps, cut } = armed
    const isPassing = kept < steps
    if (isPassing) kept += 1
    if (kept < steps) return true
    isCut = true
    armed = undefined
    // After the bytes themselves have left.
    setImmediate(cut)
    return isPassing
  }
  const server = createServer((here) => {
    const there = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, real.hostname)
    open.add(there)
    ends.add(here).add(there)
    const read = reader()
    here.on('data', (part: Buffer) => {
      for (const { bytes, isKept } of read(part)) if (passes(isKept)) there.write(bytes)
    })
    there.on('data', (part: Buffer) => {
      if (!isCut) here.write(part)
    })
    if (isSilent) here.pause()
    here
      .on('error', () => {})
      .once('close', () => {
        ends.delete(here)
        there.end()
      })
    there
      .on('error', () => {})
      .once('close', () => {
        open.delete(there)
        ends.delete(there)
        here.destroy()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    through(to) {
      const address = new URL(to)
      address.searchParams.delete('host')
      address.hostname = '127.0.0.1'
      address.port = String((server.address() as AddressInfo).port)
      return address.href
    },
    cutAfter(steps, cut) {
      armed = { steps, cut }
      kept = 0
    },
    letPass() {
      armed = undefined
    },
    fallSilent() {
      isSilent = true
      for (const end of ends) end.pause()
    },
    breakOff() {
      for (const end of ends) end.destroy()
    },
    goOn() {
      isSilent = false
      for (const end of ends) end.resume()
    },
    async closed() {
      while (open.size > 0)
        await Promise.all([...open].map((one) => new Promise((resolve) => one.once('close', resolve))))
      isCut = false
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What is sent together: all up to a question's end. `isKept`: with it something is kept for good. */
type Unit = { bytes: Buffer; isKept: boolean }

/** Units of one client in their order (PostgreSQL's protocol 3: a letter, a length, the rest; the first has no letter). */
function reader(): (part: Buffer) => Unit[] {
  const statements = new Map<string, string>()
  let rest = Buffer.alloc(0)
  let hasBegun = false
  let inTransaction = false
  let unit: Unit = { bytes: Buffer.alloc(0), isKept: false }
  const isKept = (text: string): boolean => {
    const word = /^\s*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? ''
    if (word === 'begin' || word === 'start') inTransaction = true
    if (word === 'rollback' || word === 'commit') inTransaction = false
    return word === 'commit' || (!inTransaction && ['insert', 'update', 'delete', 'with'].includes(word))
  }
  /** The text that this message runs; undefined for one that runs none. */
  const textOf = (kind: string, body: Buffer): string | undefined => {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2)
    if (kind === 'Q') return first
    if (kind === 'P') statements.set(first, second)
    return kind === 'B' ? statements.get(second) : undefined
  }
  return (part) => {
    rest = Buffer.concat([rest, part])
    const units: Unit[] = []
    for (;;) {
      const head = hasBegun ? 1 : 0
      if (rest.length < head + 4) return units
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return units
      const bytes = rest.subarray(0, length)
      rest = rest.subarray(length)
      const kind = hasBegun ? String.fromCharCode(bytes[0]!) : ''
      const text = textOf(kind, bytes.subarray(5))
      hasBegun = true
      unit = {
        bytes: Buffer.concat([unit.bytes, bytes]),
        isKept: (text !== undefined && isKept(text)) || unit.isKept,
      }
      // Parse, Bind, Describe, Execute and Close wait for their Sync.
      if (/[PBDEC]/.test(kind)) continue
      units.push(unit)
      unit = { bytes: Buffer.alloc(0), isKept: false }
    }
  }
}
