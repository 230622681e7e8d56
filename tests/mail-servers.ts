import { type AddressInfo, createServer, type Socket } from 'node:net'

export type StandIn = { port: number; close(): Promise<void> }

/** A server that talks as it is told, on a port of this machine. */
export function listening(talk: (socket: Socket) => void): Promise<StandIn> {
  const sockets = new Set<Socket>()
  const standIn = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    talk(socket)
  })
  return new Promise((resolve) =>
    standIn.listen(0, '127.0.0.1', () =>
      resolve({
        port: (standIn.address() as AddressInfo).port,
        close: () => {
          for (const socket of sockets) socket.destroy()
          return new Promise((done) => standIn.close(() => done()))
        },
      }),
    ),
  )
}

/** Answers each line by its first word with `250 ok`, or as it is told; undefined hangs up, an empty answer says nothing. */
export const answering = (answers: Record<string, string | undefined>) => () =>
  listening((socket) => {
    const say = (word: string) => {
      const line = word in answers ? answers[word] : '250 ok'
      if (line === undefined) socket.destroy()
      else if (line) socket.write(`${line}\r\n`)
    }
    say('CONNECT')
    socket.on('data', (chunk) => say(/^\w+/.exec(chunk.toString())?.[0].toUpperCase() ?? ''))
  })
/** A server that greets. */
export const greeting = { CONNECT: '220 here' }
