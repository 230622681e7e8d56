import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import type { Kept } from './writing.ts'

/** Texts two devices wrote at the same time: nothing is thrown away. */
export function KeptTexts({ kept }: { kept: Kept }) {
  const copy = useCopy().cases
  return kept.map((text, index) => (
    <Card key={`${text.field} ${text.text}`} title={`${copy.editor.kept}: ${copy.short[text.field]}`}>
      <p className="mb-3 text-sm text-ink-2">{copy.editor.keptWords}</p>
      <p className="whitespace-pre-line border-l-2 border-line-strong pl-4">{text.text}</p>
      <Form name={`drop-${index}`} className="mt-3">
        <input type="hidden" name="index" value={index} />
        <Button type="submit" size="small" name="do" value="drop">
          {copy.editor.keptDrop}
        </Button>
      </Form>
    </Card>
  ))
}
