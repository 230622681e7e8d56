import { argon2, randomBytes } from 'node:crypto'
import { keyFor, sameBytes } from './secrets.ts'

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane; measured at 28 ms.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const head = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`

async function digestOf(password: string, nonce: Buffer): Promise<Buffer> {
  // The keyring's secret goes in too (RFC 9106 3.1, K): digests from a stolen data dump cannot be guessed at.
  const secret = await keyFor('password')
  const message = Buffer.from(password.normalize('NFC'))
  return new Promise((resolve, reject) =>
    argon2('argon2id', { message, nonce, secret, ...cost }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    ),
  )
}

/** A password's digest in PHC form. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await digestOf(password, nonce)
  return `${head}$${nonce.toString('base64')}$${tag.toString('base64')}`
}

/** Whether this is the password; the work is the same where there is none to compare with. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [nonce, tag] = stored?.startsWith(head) ? stored.slice(head.length + 1).split('$') : []
  const made = await digestOf(password, nonce ? Buffer.from(nonce, 'base64') : Buffer.alloc(16))
  return sameBytes(made, tag ? Buffer.from(tag, 'base64') : Buffer.alloc(32)) && tag !== undefined
}
