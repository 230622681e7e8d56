import { href, redirect } from 'react-router'
import { answered, readForm } from '#app/request'
import { TypedCode } from '#domain/certificates/certificate'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Page } from '#ui/page'
import type { Route } from './+types/enter'

export async function action({ request }: Route.ActionArgs) {
  const form = await readForm(request, TypedCode)
  if (!form.ok) return answered(form)
  // Whatever was typed, the address holds letters and digits only.
  const code = form.value.code.replace(/[^0-9A-Za-z]/g, '') || '0'
  return redirect(href('/verify/:code', { code }))
}

/** For who holds a paper and types its code. */
export default function EnterCodePage({ actionData }: Route.ComponentProps) {
  const copy = useCopy().certificates.verify
  return (
    <Page title={copy.title} lead={copy.lead} width="reading">
      <Form last={actionData}>
        <TextField
          name="code"
          label={copy.code}
          help={copy.codeHelp}
          isRequired
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <div>
          <Button kind="primary">{copy.button}</Button>
        </div>
      </Form>
    </Page>
  )
}
