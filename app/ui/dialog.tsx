import { type ReactNode, useId, useRef } from 'react'
import { buttonClass } from './button.tsx'
import { useCopy } from './copy.tsx'

type Props = {
  /** The page that asks the same: where the link goes without JavaScript. It has a form that posts to itself. */
  to: string
  /** What the link says, and how it looks. */
  link: ReactNode
  kind?: 'plain' | 'quiet' | 'danger' | 'primary'
  size?: 'normal' | 'small'
  isWide?: boolean
  title: string
  /** What will happen, and the form that does it (`<Form action={to}>` with its button). */
  children: ReactNode
}

/** Asks before something that cannot be undone. The browser's own dialog: it keeps the focus and closes on Escape. */
export function Confirm({ to, link, kind = 'plain', size = 'normal', isWide, title, children }: Props) {
  const copy = useCopy().frame
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <a
        href={to}
        className={buttonClass({ kind, size, isWide })}
        onClick={(event) => {
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        {link}
      </a>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-l border border-line bg-card p-6 text-ink shadow-2 backdrop:bg-ink/40"
      >
        <h2 id={id} className="mb-3">
          {title}
        </h2>
        <div className="grid gap-4">{children}</div>
        <form method="dialog" className="mt-3">
          <button type="submit" className={buttonClass({ kind: 'quiet' })}>
            {copy.cancel}
          </button>
        </form>
      </dialog>
    </>
  )
}
