import type { Copy } from '#copy/en'
import { askAfterDays, askedAfter } from '#domain/takeaways/outcomes'
import { Select } from '#ui/field'

/**
 * When the presenter is asked what came of the one thing to try; `chosen`: in how many days, where they have said so. The
 * words come with it: in the room none may have to arrive first.
 */
export function AskWhen({
  words,
  chosen,
}: {
  words: Copy['cases']['takeaway']['askWhen']
  chosen?: number | undefined
}) {
  return (
    <Select
      name="askInDays"
      label={words.label}
      width="medium"
      defaultValue={String(askedAfter(chosen))}
      options={askAfterDays.map((days) => ({ value: String(days), label: words.inDays(days) }))}
      isRequired
    />
  )
}
