import { placeOf } from '#app/ui/placename'
import { formatList, formatWallTime } from '#copy/formats'
import { Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'
import { type Hour, type Outlined, placeLine, useRhythm } from './outline.tsx'

/** When it meets; where the group keeps another place's clock than the reader's, that too. */
function When({ group }: { group: Hour }) {
  const { facts } = useCopy().groups
  const { locale, zone } = useReader()
  const rhythm = useRhythm()
  const isElsewhere = group.hourAt && group.startsLocal && group.zone !== zone
  return (
    <span suppressHydrationWarning>
      {rhythm(group)}
      {isElsewhere && (
        <span className="block text-sm text-ink-2">
          {facts.groupClock(formatWallTime(group.startsLocal!, locale), placeOf(group.zone))}
        </span>
      )}
    </span>
  )
}

/** Parts of a decision as sentences: those people wrote may have their full stop or not. One alone stays as it is. */
const sentences = (parts: readonly (string | undefined)[]) => {
  const said = parts.filter((part): part is string => Boolean(part))
  return said.length < 2
    ? (said[0] ?? '')
    : said.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ')
}

/** The six decisions, each in a line or two. */
export function CharterFacts({ group, columns }: { group: Outlined; columns?: 1 | 2 }) {
  const copy = useCopy()
  const { facts } = copy.groups
  const words = copy.vocabulary
  const { locale } = useReader()
  const hopes = group.wishedFamilies.map((family) => words.families[family]?.toLowerCase() ?? family)
  const guidelines = sentences([group.caseFormat, group.ethicsNote, group.conductNote])
  return (
    <Facts
      columns={columns}
      facts={[
        { name: facts.goal, value: words.goals[group.goal] },
        {
          name: facts.format,
          value: `${words.protocols[group.protocol] ?? group.protocol}, ${copy.groups.find.minutes(group.minutes)}`,
        },
        { name: facts.when, value: <When group={group} /> },
        { name: facts.where, value: placeLine(group, words.places) },
        {
          name: facts.leadership,
          value: sentences([words.leaderships[group.leadership], group.leadershipNote]),
        },
        {
          name: facts.commitment,
          value: facts.commitmentLine(group.termMonths, group.attendancePercent, group.noticeHours),
        },
        {
          name: facts.composition,
          value: sentences([
            facts.seatsLine(group.seatsMin, group.seatsMax),
            words.mixes[group.mix],
            hopes.length > 0 ? facts.hopedFor(formatList(hopes, locale)) : '',
            group.wishedEarly ? facts.early(group.wishedEarly) : '',
            group.wishedSenior ? facts.senior(group.wishedSenior) : '',
            group.compositionNote,
          ]),
        },
        { name: facts.confidentiality, value: facts.keptLine(group.keepDays) },
        ...(guidelines ? [{ name: facts.guidelines, value: guidelines }] : []),
        { name: facts.language, value: words.language(group.language) },
        { name: facts.admission, value: words.admissions[group.admission] },
      ]}
    />
  )
}
