import { formatDay, formatPlainDate, justBefore } from '#copy/formats'
import type { Need } from '#domain/today/need'
import { ButtonLink } from '#ui/button'
import { Chip, Line } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'

type Shown = { mark: string; words: string; more: string; button: string; to: string }
type Tone = 'warn' | 'pine' | 'clay' | 'good' | 'plain'

const tones: Record<Need['kind'], Tone> = {
  profile: 'pine',
  license: 'warn',
  'name-asked': 'clay',
  'license-soon': 'warn',
  week: 'plain',
  invitation: 'pine',
  sign: 'warn',
  vouch: 'warn',
  'turn-lost': 'clay',
  case: 'clay',
  'answer-again': 'clay',
  read: 'pine',
  applications: 'pine',
  desk: 'pine',
  renamed: 'pine',
  'take-away': 'pine',
  'follow-up': 'pine',
  evaluation: 'good',
  document: 'good',
  dates: 'plain',
  term: 'pine',
  'group-draft': 'plain',
}

/** One need: a mark, a sentence, why, and the one button that leads to where it is done. */
export function NeedLine({ need, isMain }: { need: Need; isMain: boolean }) {
  const show = useNeed()
  const { mark, words, more, button, to } = show(need)
  return (
    <Line
      mark={
        <span className="mt-0.5 max-sm:basis-full">
          <Chip tone={tones[need.kind]}>{mark}</Chip>
        </span>
      }
      button={
        <ButtonLink size="small" kind={isMain ? 'primary' : 'plain'} to={to}>
          {button}
        </ButtonLink>
      }
    >
      <div suppressHydrationWarning>{words}</div>
      <div className="text-sm text-ink-2" suppressHydrationWarning>
        {more}
      </div>
    </Line>
  )
}

function useNeed(): (need: Need) => Shown {
  const all = useCopy()
  const copy = all.today.need
  const { locale, zone } = useReader()
  const day = (at: string, where = zone) => formatDay(at, where, locale)
  return (need) => {
    switch (need.kind) {
      case 'profile':
        return { ...copy.profile, to: '/profile' }
      case 'license':
        return {
          ...copy.license,
          words: copy.license.words[need.standing],
          more: copy.license.more[need.standing],
          to: '/license',
        }
      case 'name-asked':
        return { ...copy['name-asked'], to: '/license' }
      case 'license-soon':
        return {
          ...copy['license-soon'],
          words: copy['license-soon'].words(formatPlainDate(need.expiresOn, locale)),
          to: '/license',
        }
      case 'week':
        return { ...copy.week, to: '/profile/week' }
      case 'desk':
        return { ...copy.desk, words: copy.desk.words(need.count), to: '/desk/next' }
      case 'renamed':
        return { ...copy.renamed, words: copy.renamed.words(need.count), to: '/desk?queue=renamed' }
      case 'invitation':
      case 'sign':
      case 'vouch':
      case 'applications':
      case 'dates':
      case 'group-draft':
        return ofGroup(need, copy, day)
      case 'term':
        return {
          ...copy.term,
          words: copy.term.words(need.groupName, formatPlainDate(need.endsOn, locale), need.isOver),
          to: `/groups/${need.groupId}/term`,
        }
      case 'answer-again': {
        const words = copy['answer-again']
        const { earlier } = all.meetings.answer
        return {
          ...words,
          words: words.words(need.groupName, day(need.startsAt)),
          more: earlier(all.meetings.answer[need.earlier]),
          to: `/meetings/${need.meetingId}`,
        }
      }
      default:
        return ofWork(need, copy, day)
    }
  }
}

type Words = ReturnType<typeof useCopy>['today']['need']
type Day = (at: string, zone?: string) => string
type OfGroup = Extract<
  Need,
  { kind: 'invitation' | 'sign' | 'vouch' | 'applications' | 'dates' | 'group-draft' }
>

function ofGroup(need: OfGroup, copy: Words, day: Day): Shown {
  const base = `/groups/${need.groupId}`
  switch (need.kind) {
    case 'invitation': {
      const words = copy.invitation
      return {
        ...words,
        words: words.words(need.groupName),
        more: words.more(day(need.expiresAt)),
        to: `${base}/join`,
      }
    }
    case 'sign': {
      const words = copy.sign
      const later = need.isLate ? words.late : words.soon(day(need.holdsFrom, need.zone))
      return {
        ...words,
        words: need.isFirst ? words.first(need.groupName) : words.changed(need.groupName),
        more: need.isFirst ? words.firstMore : later,
        to: `${base}/agreement`,
      }
    }
    case 'vouch':
      return {
        ...copy.vouch,
        words: copy.vouch.words(need.name),
        more: copy.vouch.more(need.groupName),
        to: `${base}/members`,
      }
    case 'applications':
      return {
        ...copy.applications,
        words: copy.applications.words(need.count, need.groupName),
        to: `${base}/applications`,
      }
    case 'dates':
      return { ...copy.dates, words: copy.dates.words(need.groupName), to: `${base}/schedule` }
    case 'group-draft': {
      const words = copy['group-draft']
      return {
        ...words,
        words: need.groupName ? words.words(need.groupName) : words.unnamed,
        more: words.more(need.finishedSteps),
        to: `${base}/charter`,
      }
    }
  }
}

type OfWork = Extract<
  Need,
  { kind: 'turn-lost' | 'case' | 'read' | 'take-away' | 'follow-up' | 'evaluation' | 'document' }
>

function ofWork(need: OfWork, copy: Words, day: Day): Shown {
  switch (need.kind) {
    case 'turn-lost':
      return {
        ...copy['turn-lost'],
        words: copy['turn-lost'].words(day(need.startsAt)),
        to: `/groups/${need.groupId}/meetings`,
      }
    case 'case':
      return {
        mark: copy.case.mark,
        words: copy.case.words(day(need.startsAt)),
        more: need.draftId ? copy.case.begun : copy.case.notBegun,
        button: need.draftId ? copy.case.goOn : copy.case.write,
        to: need.draftId
          ? `/cases/drafts/${need.draftId}`
          : `/cases/new?group=${need.groupId}&meeting=${need.meetingId}`,
      }
    case 'read':
      return {
        ...copy.read,
        words: copy.read.words(need.presenter, need.title),
        more: copy.read.more(day(need.startsAt)),
        to: `/cases/${need.caseId}`,
      }
    case 'take-away':
      return {
        ...copy['take-away'],
        words: copy['take-away'].words(day(need.startsAt, need.zone)),
        to: `/cases/${need.caseId}`,
      }
    case 'follow-up':
      return { ...copy['follow-up'], more: copy['follow-up'].more(need.text), to: `/cases/${need.caseId}` }
    case 'evaluation':
      return {
        ...copy.evaluation,
        words: copy.evaluation.words(day(need.startsAt, need.zone)),
        more: copy.evaluation.more(day(justBefore(need.dueAt), need.zone)),
        to: `/credits/evaluate/${need.meetingId}`,
      }
    case 'document': {
      const words = need.isCertificate ? copy.document.certificate : copy.document.record
      return { ...copy.document, words: words(day(need.startsAt, need.zone)), to: '/credits' }
    }
  }
}
