/**
 * A network as large as an association's, its rows made in bulk by the databases' owner, which is what nobody else
 * may. Everything confidential in it is sealed as the product seals it, so that pages open it.
 */
import type { Answers } from '#domain/applications/application'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { seal } from '#platform/sealing'
import { makeCases } from './cases.ts'
import { makeEvenings } from './evenings.ts'
import { Chance, type Filling, openFilling } from './filling.ts'
import { type LoadGroup, makeGroups } from './groups.ts'
import { type LoadPerson, makePeople } from './people.ts'
import { prose } from './words.ts'

export type Sizes = { clinicians: number; groups: number }

/** A member with a group they may enter and a case there they have opened. */
export type LoadMember = LoadPerson & { groupId: string; caseId: string; role: 'facilitator' | 'member' }

/** Who may be in a group: the rest looks for one. */
const SHARE_IN_GROUPS = 0.7

/** Fills empty databases. The platform's pools are open on them; `ownerUrl` and `authUrl` reach them as those roles. */
export async function fillNetwork(
  urls: { owner: string; auth: string },
  sizes: Sizes,
  tell: (line: string) => void = () => {},
): Promise<LoadMember[]> {
  const chance = new Chance(20_261_126)
  const filling = await openFilling(urls.owner)
  try {
    await makeKey(NETWORK_ID, 'network')
    const now = Temporal.Now.instant()
    await filling.add('network', [
      {
        id: NETWORK_ID,
        sole: true,
        name: 'Front Range Colleagues',
        home_zone: 'America/Denver',
        directory: 'public',
        about: '',
        keep_credit_years: 7,
        made_at: now,
        changed_at: now,
      },
    ])
    tell(`making ${sizes.clinicians} clinicians`)
    const people = await makePeople(filling, urls.auth, sizes.clinicians, chance)
    await filling.add('steward', [{ clinician_id: people.at(-1)!.clinicianId, since: now }])
    tell(`making ${sizes.groups} groups`)
    const inGroups = people.slice(0, Math.ceil(sizes.clinicians * SHARE_IN_GROUPS))
    const groups = await makeGroups(filling, inGroups, sizes.groups, chance)
    tell('making their cases')
    const cases = await makeCases(filling, groups, chance)
    tell('making what their evenings leave')
    await makeEvenings(filling)
    await makeApplications(filling, people.slice(inGroups.length), groups, chance)
    await filling.sql('analyze')
    const byGroup = Map.groupBy(cases, (one) => one.groupId)
    return groups.flatMap(({ groupId, members }) =>
      members.flatMap((person, at): LoadMember[] => {
        const read = person.isLicensed && byGroup.get(groupId)?.find((one) => one.readers.includes(person))
        return read
          ? [{ ...person, groupId, caseId: read.caseId, role: at === 0 ? 'facilitator' : 'member' }]
          : []
      }),
    )
  } finally {
    await filling.close()
  }
}

/** At the door of every third group somebody waits. */
async function makeApplications(
  filling: Filling,
  outside: readonly LoadPerson[],
  groups: readonly LoadGroup[],
  chance: Chance,
): Promise<void> {
  const asked = groups.filter((_, at) => at % 3 === 0)
  const rows = asked.map(async ({ groupId }, at) => {
    const id = newId()
    const { clinicianId } = outside[at % outside.length]!
    const answers: Answers = { message: prose(chance, 300), answers: [] }
    return {
      id,
      group_id: groupId,
      clinician_id: clinicianId,
      sealed_answers: await seal(asked, clinicianId, 'application.answers', id, JSON.stringify(answers)),
      state: 'waiting',
      made_at: Temporal.Now.instant(),
    }
  })
  await filling.add('application', await Promise.all(rows))
}
