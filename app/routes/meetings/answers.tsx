import { formatList } from '#copy/formats'
import { ANSWERS } from '#domain/answers/choices'
import type { PersonAnswer } from '#domain/meetings/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'

/** Who comes, by answer; who has not said anything last. */
export function Answers({ answers, isPast }: { answers: readonly PersonAnswer[]; isPast: boolean }) {
  const copy = useCopy().meetings
  const { locale } = useReader()
  const groups = [...ANSWERS, null]
    .map((answer) => ({ answer, people: answers.filter((person) => person.answer === answer) }))
    .filter(({ answer, people }) => people.length > 0 && !(isPast && answer === null))
  if (groups.length === 0) return null
  return (
    <Card title={copy.answer.who}>
      <dl className="grid gap-3">
        {groups.map(({ answer, people }) => (
          <div key={answer ?? 'none'} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
            <dt className="text-sm text-ink-2">{copy.answer[answer ?? 'none']}</dt>
            <dd>
              {formatList(
                people.map((person) => (person.isYou ? `${person.name} (${copy.you})` : person.name)),
                locale,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
