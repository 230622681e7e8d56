import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/draft'
import { EditorFields } from './fields.tsx'
import { KeptTexts } from './kept.tsx'
import { ServerCheck } from './servercheck.tsx'
import { isUnwritten } from './writing.ts'

/** The editor before the page is awake, and without JavaScript: the server checks and takes over wording. */
export function PlainEditor({
  writing,
  kept,
  found,
  revision,
  last,
}: Route.ComponentProps['loaderData'] & { last: Route.ComponentProps['actionData'] }) {
  const copy = useCopy().cases
  return (
    <div className="grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Form last={last} name="write">
        <input type="hidden" name="basedOn" value={revision} />
        <EditorFields writing={writing} findings={found} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="do" value="save">
            {copy.editor.save}
          </Button>
          <Button type="submit" kind="primary" name="do" value="preview">
            {copy.editor.preview}
          </Button>
        </div>
      </Form>
      <aside className="grid min-w-0 gap-4.5">
        <KeptTexts kept={kept} />
        <ServerCheck
          findings={found}
          overridden={writing.overrides.length}
          isEmpty={isUnwritten(writing)}
          last={last}
        />
        <Notice tone="private">{copy.editor.private}</Notice>
      </aside>
    </div>
  )
}
