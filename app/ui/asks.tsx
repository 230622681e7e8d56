import type { ReactNode } from 'react'
import { Button, ButtonLink } from './button.tsx'
import { Form } from './form.tsx'

type Props = {
  /** What the button says will happen. */
  button: string
  kind?: 'danger' | 'primary'
  /** The way back, and where it leads. */
  keep: string
  to: string
  /** What the action gave back. */
  last: Parameters<typeof Form>[0]['last']
  /** What is sent or chosen along with it. */
  children?: ReactNode
}

/** All that a page asks which only asks whether one is sure: a button that says what will happen, and the way back. */
export function Asks({ button, kind = 'danger', keep, to, last, children }: Props) {
  return (
    <Form last={last}>
      {children}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind={kind}>
          {button}
        </Button>
        <ButtonLink kind="quiet" to={to}>
          {keep}
        </ButtonLink>
      </div>
    </Form>
  )
}
