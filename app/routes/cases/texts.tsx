import { type CaseTexts, headings } from '#domain/cases/heading'
import { Card, Chip } from '#ui/card'
import { useCopy } from '#ui/copy'

/** A case as it is read: the question large, then what stands under headings. */
export function CaseText({
  question,
  texts,
  feedback,
}: {
  question: string
  texts: CaseTexts
  feedback: readonly string[]
}) {
  const copy = useCopy().cases
  return (
    <>
      {(question || feedback.length > 0) && (
        <Card title={copy.reading.question}>
          <p dir="auto" className="whitespace-pre-line font-serif text-xl leading-snug">
            {question}
          </p>
          {feedback.length > 0 && (
            <div className="mt-4 flex flex-wrap items-center gap-1.5 text-sm text-ink-2">
              {copy.reading.wished}:
              {feedback.map((kind) => (
                <Chip key={kind} tone="pine">
                  {copy.feedback[kind]}
                </Chip>
              ))}
            </div>
          )}
        </Card>
      )}
      {headings.some((heading) => texts[heading]) && (
        <Card>
          <div className="grid gap-5">
            {headings.map(
              (heading) =>
                texts[heading] && (
                  <section key={heading}>
                    <h3 className="mb-1 font-sans text-sm font-semibold">{copy.reading.headings[heading]}</h3>
                    <p dir="auto" className="max-w-prose whitespace-pre-line leading-relaxed">
                      {texts[heading]}
                    </p>
                  </section>
                ),
            )}
          </div>
        </Card>
      )}
    </>
  )
}
