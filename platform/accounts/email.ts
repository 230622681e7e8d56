import * as z from 'zod'

const longest = 254 // RFC 5321 4.5.3.1.3, less the angle brackets

/**
 * One spelling for one address: trimmed, NFC, lower case, the domain as ASCII (RFC 5891).
 * The local part keeps its dots and tags: only its own mail server knows what they mean.
 * Undefined when it cannot be an address.
 */
export function normalEmail(typed: string): string | undefined {
  const text = typed.trim().normalize('NFC')
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > longest || /[\s<>,;:"()[\]\\\p{C}]/u.test(text)) return undefined
  const local = text.slice(0, at).toLowerCase()
  const domain = asciiDomain(text.slice(at + 1))
  if (!domain || local.includes('@') || local.length > 64 || /^\.|\.$|\.\./.test(local)) return undefined
  const normal = `${local}@${domain}`
  return normal.length <= longest ? normal : undefined
}

function asciiDomain(domain: string): string | undefined {
  if (/[/?#%@]/.test(domain)) return undefined
  const host = URL.parse(`http://${domain}`)?.hostname
  if (!host?.includes('.') || host.endsWith('.') || /\.\d+$/.test(host)) return undefined
  return host.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
    ? host
    : undefined
}

/** An address as somebody types it; what comes out is its normal spelling. */
export const Email = z.string().transform((typed, context) => {
  const normal = normalEmail(typed)
  if (normal) return normal
  context.addIssue({ code: 'custom', message: 'email.form' })
  return z.NEVER
})
