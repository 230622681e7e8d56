import { formatList } from '#copy/formats'
import { ANSWERS } from '#domain/answers/choices'
import type { PersonAnswer } from '#domain/meetings/reads'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { useReader } from '#ui/reader'

/** Who comes, by answer; who has not said anything, and who did for another hour only, last. */
export function Answers({ answers }: { answers: readonly PersonAnswer[] }) {
  const copy = useCopy().meetings
  const { locale } = useReader()
  const groups = [...ANSWERS, null]
    .map((answer) => ({
      key: answer ?? 'none',
      words: copy.answer[answer ?? 'none'],
      people: answers.filter((person) => person.answer === answer && !person.earlier),
    }))
    .filter(({ people }) => people.length > 0)
  const earlier = ANSWERS.map((answer) => ({
    key: `earlier ${answer}`,
    words: copy.answer.earlierBy(copy.answer[answer]),
    people: answers.filter((person) => person.earlier === answer),
  })).filter(({ people }) => people.length > 0)
  const all = [...groups, ...earlier]
  if (all.length === 0) return null
  return (
    <Card title={copy.answer.who}>
      <dl className="grid gap-3">
        {all.map(({ key, words, people }) => (
          <div key={key} className="grid gap-x-4 sm:grid-cols-[8rem_1fr]">
            <dt className="text-sm text-ink-2">{words}</dt>
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
