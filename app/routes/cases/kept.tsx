import type { KeptText } from '#domain/drafts/draft'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'

/** Texts two devices wrote at the same time: nothing is thrown away. */
export function KeptTexts({ kept }: { kept: readonly KeptText[] }) {
  const copy = useCopy().cases
  return kept.map(({ field, text, revision }) => (
    <Card key={`${field} ${text}`} title={`${copy.editor.kept}: ${copy.short[field]}`}>
      <p className="mb-3 text-sm text-ink-2">{copy.editor.keptWords}</p>
      <p className="whitespace-pre-line border-l-2 border-line-strong pl-4">{text}</p>
      <Form name={`drop-${field}-${revision}`} className="mt-3">
        <input type="hidden" name="field" value={field} />
        <input type="hidden" name="revision" value={revision} />
        <Button type="submit" size="small" name="do" value="drop">
          {copy.editor.keptDrop}
        </Button>
      </Form>
    </Card>
  ))
}
