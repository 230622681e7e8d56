/** A proxy that ends TLS before the product, as an operator's does: HTTPS outside, HTTP with forwarded headers inside. */
import { request } from 'node:http'
import { createServer } from 'node:https'
import { X509CertificateGenerator } from '@peculiar/x509'

export type TlsProxy = { url: string; stop(): Promise<void> }

/** Serves `https://localhost:<port>`, a certificate of its own making, and hands everything on to `target()`. */
export async function startProxy(port: number, target: () => string): Promise<TlsProxy> {
  const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm,
  })
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const server = createServer(
    {
      cert: certificate.toString('pem'),
      key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`,
    },
    (asked, answer) => {
      const headers = {
        ...asked.headers,
        'x-forwarded-for': asked.socket.remoteAddress,
        'x-forwarded-proto': 'https',
      }
      const inner = request(target() + asked.url, { method: asked.method, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      })
      inner.on('error', () => answer.destroy())
      asked.pipe(inner)
    },
  )
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `https://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
