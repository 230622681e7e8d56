/**
 * A browser without JavaScript, over real HTTP: it keeps cookies, reads the forms of a page and sends them as a person
 * would. Only for the markup our own pages write.
 */
type Field = { name: string; value: string; kind: string; isSent: boolean }
type PageForm = {
  action: string
  method: string
  fields: Field[]
  buttons: Field[]
  isMultipart: boolean
}
export type Page = {
  status: number
  /** Path and query where the redirects ended. */
  address: string
  html: string
  headers: Headers
  forms: PageForm[]
}
export type Values = Record<string, string | readonly string[] | File>

export type Browsing = {
  get(path: string): Promise<Page>
  /** Fetches without following or reading forms. */
  raw(path: string, options?: RequestInit): Promise<Response>
  /**
   * Sends the first form of `page` that has these fields, `where` with these values already, and where given this button.
   * Throws when there is none, or when the answer is a refusal and `mayFail` is not said.
   */
  send(
    page: Page | string,
    values: Values,
    options?: { button?: string; where?: Record<string, string>; mayFail?: boolean },
  ): Promise<Page>
  cookies: Map<string, string>
}

export function browse(site: string): Browsing {
  const cookies = new Map<string, string>()
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const pair = line.split(';')[0]!
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const raw = async (path: string, options: RequestInit = {}) => {
    const headers = new Headers(options.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    headers.set('accept-language', 'en-US')
    if (options.method === 'POST') headers.set('origin', site)
    const answer = await fetch(new URL(path, site), { redirect: 'manual', ...options, headers })
    keep(answer.headers)
    return answer
  }
  const follow = async (path: string, options?: RequestInit): Promise<Page> => {
    let answer = await raw(path, options)
    let address = path
    for (let hops = 0; answer.status >= 300 && answer.status < 400 && hops < 6; hops++) {
      const next = new URL(answer.headers.get('location') ?? '/', new URL(address, site))
      address = next.pathname + next.search
      answer = await raw(address)
    }
    const html = await answer.text()
    return { status: answer.status, address, html, headers: answer.headers, forms: formsIn(html) }
  }
  return {
    cookies,
    raw,
    get: (path) => follow(path),
    async send(from, values, { button, where = {}, mayFail = false } = {}) {
      const page = typeof from === 'string' ? await follow(from) : from
      const form = formFor(page, Object.keys(values), where, button)
      const pressed = form.buttons.find((one) => isButton(one, button)) ?? form.buttons[0]
      const sent = new FormData()
      for (const { name, value } of form.fields.filter((f) => f.isSent && !(f.name in values)))
        sent.append(name, value)
      for (const [name, value] of Object.entries(values))
        for (const one of Array.isArray(value) ? value : [value]) sent.append(name, one)
      if (pressed?.name) sent.append(pressed.name, pressed.value)
      const path = form.action
        ? new URL(form.action, new URL(page.address, site)).pathname +
          new URL(form.action, new URL(page.address, site)).search
        : page.address
      const body = form.isMultipart ? sent : new URLSearchParams([...sent].map(([n, v]) => [n, String(v)]))
      if (form.method === 'get') return follow(`${path}?${body}`)
      const answer = await follow(path, { method: 'POST', body })
      if (answer.status >= 400 && !mayFail)
        throw new Error(
          `${path} answered ${answer.status} to ${Object.keys(values)} (${button ?? ''}): ${textOf(answer.html).slice(0, 1500)}`,
        )
      return answer
    },
  }
}

const isButton = ({ name, value }: Field, asked: string | undefined) =>
  asked !== undefined && (value === asked || `${name}=${value}` === asked)

function formFor(
  page: Page,
  names: readonly string[],
  where: Record<string, string>,
  button: string | undefined,
): PageForm {
  const form = page.forms.find(
    (one) =>
      names.every((name) => one.fields.some((field) => field.name === name)) &&
      Object.entries(where).every(([name, value]) =>
        one.fields.some((field) => field.name === name && field.value === value),
      ) &&
      (button === undefined || one.buttons.some((each) => isButton(each, button))),
  )
  if (form) return form
  const there = page.forms.map(
    (one) =>
      `${one.action} [${one.fields.map((f) => f.name)}] {${one.buttons.map((b) => `${b.name}=${b.value}`)}}`,
  )
  throw new Error(
    `no form with ${names} (${button ?? ''}) at ${page.address} (${page.status}); there are:\n${there.join('\n')}\n${textOf(page.html).slice(0, 600)}`,
  )
}

/** The words of a page. */
export function textOf(html: string): string {
  return unescaped(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ')).replaceAll(
    /\s+/g,
    ' ',
  )
}

/** Forms of the page itself, not of the frame around it. */
function formsIn(page: string): PageForm[] {
  const html = page.slice(
    Math.max(0, page.indexOf('<main')),
    page.includes('</main>') ? page.indexOf('</main>') : undefined,
  )
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, own, inside]) => {
    const form = attributesOf(own!)
    const buttons: Field[] = [...inside!.matchAll(/<button\b([^>]*)>/g)]
      .map(([, text]) => attributesOf(text!))
      .filter((a) => a.type === 'submit' && a.disabled === undefined)
      .map((a) => ({ name: a.name ?? '', value: a.value ?? '', kind: 'submit', isSent: true }))
    return {
      action: form.action ?? '',
      method: (form.method ?? 'get').toLowerCase(),
      isMultipart: form.enctype === 'multipart/form-data' || form.encType === 'multipart/form-data',
      fields: fieldsIn(inside!),
      buttons,
    }
  })
}

function fieldsIn(html: string): Field[] {
  const found: (Field & { at: number })[] = []
  for (const match of html.matchAll(/<input\b([^>]*)>/g)) {
    const a = attributesOf(match[1]!)
    if (!a.name) continue
    const kind = a.type ?? 'text'
    const isChoice = kind === 'checkbox' || kind === 'radio'
    const isSent = a.disabled === undefined && kind !== 'file' && (!isChoice || a.checked !== undefined)
    found.push({ name: a.name, value: a.value ?? (isChoice ? 'on' : ''), kind, isSent, at: match.index })
  }
  for (const match of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const a = attributesOf(match[1]!)
    if (a.name)
      found.push({
        name: a.name,
        value: unescaped(match[2]!).replace(/^\n/, ''),
        kind: 'textarea',
        isSent: true,
        at: match.index,
      })
  }
  for (const match of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const a = attributesOf(match[1]!)
    const options = [...match[2]!.matchAll(/<option\b([^>]*)>([^<]*)/g)].map(([, own, words]) => ({
      ...attributesOf(own!),
      words,
    }))
    const chosen = options.find((o) => 'selected' in o) ?? options[0]
    if (a.name)
      found.push({
        name: a.name,
        value: chosen ? ((chosen as { value?: string }).value ?? unescaped(chosen.words!)) : '',
        kind: 'select',
        isSent: chosen !== undefined,
        at: match.index,
      })
  }
  return found.toSorted((a, b) => a.at - b.at)
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, unescaped(value ?? '')]),
  )
}

function unescaped(text: string): string {
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
