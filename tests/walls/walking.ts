/** Every address of `app/routes.ts` with every id there is, as somebody would ask for it. */
import routes from '#app/routes'
import type { Browsing } from './browsing.ts'
import type { Running } from './running.ts'

type Route = { path?: string; index?: boolean; children?: Route[] }

/** Paths of the table of addresses, `/groups/:groupId` and so on. */
function addresses(): string[] {
  const under = (list: readonly Route[], base: string): string[] =>
    list.flatMap((route) => {
      const path = route.path ? `${base}/${route.path}` : base
      return [...(route.children ? under(route.children, path) : []), path || '/']
    })
  return under(routes as Route[], '').filter((path) => !path.endsWith('*'))
}

/** For each name of an id in an address: where ids of that kind stand. */
const idsOf: Record<string, string> = {
  groupId: 'select id::text from "group"',
  meetingId: 'select id::text from meeting order by starts_at limit 1',
  caseId: 'select id::text from "case"',
  draftId: 'select id::text from case_draft',
  certificateId: 'select id::text from certificate',
  policyId: 'select id::text from credit_policy',
  licenseId: 'select id::text from license order by made_at limit 4',
  evidenceId: 'select id::text from license_evidence',
  clinicianId: 'select id::text from clinician order by made_at limit 3',
  mailId: 'select id::text from mail order by made_at desc limit 30',
  versionId: 'select id::text from agreement_version',
  code: 'select code as id from certificate',
  token: "select 'no-such-token-at-all-00000000000000000000000' as id",
}
const words: Record<string, string[]> = {
  step: ['goals', 'confidentiality'],
  what: ['step-out'],
}

/** Addresses with ids in them. Throws for a name nobody said where to find. */
export async function filledAddresses(run: Running): Promise<string[]> {
  const filled: string[] = []
  for (const address of addresses()) {
    let some = [address]
    for (const [, name, optional] of address.matchAll(/:(\w+)(\?)?/g)) {
      const values =
        words[name!] ??
        (await run.owner<{ id: string }>(idsOf[name!] ?? missing(name!, address))).map(({ id }) => id)
      some = some.flatMap((path) => values.map((value) => path.replace(`:${name}${optional ?? ''}`, value)))
    }
    filled.push(...some)
  }
  return filled
}

function missing(name: string, address: string): never {
  throw new Error(`${address}: say where ids of the kind ${name} stand`)
}

export type Seen = { path: string; status: number; bytes: Buffer }

/** Pages and their data, as this person gets them; eight at a time, as browsers ask. */
export async function walk(who: Browsing, paths: readonly string[]): Promise<Seen[]> {
  const asked = paths.flatMap((path) => [path, path === '/' ? '/_root.data' : `${path}.data`])
  const seen: Seen[] = []
  const next = async (): Promise<void> => {
    for (let path = asked.shift(); path !== undefined; path = asked.shift()) {
      const answer = await who.raw(path)
      seen.push({ path, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) })
    }
  }
  await Promise.all(Array.from({ length: 8 }, next))
  return seen
}
