import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { classes } from './classes.tsx'
import { useForm } from './form-state.tsx'
import { Icon, type IconName } from './icon.tsx'

/** `primary`: the one thing to do on this screen. `quiet`: a word only. `danger`: takes something away. */
type Look = {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: IconName
  isWide?: boolean
}

const kinds = {
  primary: 'border-pine bg-pine text-on-pine hover:bg-pine-deep hover:border-pine-deep',
  plain: 'border-line-field bg-card text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-pine hover:bg-pine-soft',
  danger: 'border-danger bg-card text-danger hover:bg-danger-soft',
}

export function buttonClass({ kind = 'plain', size = 'normal', isWide }: Look): string {
  return classes(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-s border text-center font-medium no-underline transition-colors',
    'aria-disabled:cursor-default aria-disabled:opacity-60 print:hidden',
    size === 'small'
      ? 'min-h-8 px-3 py-1 text-sm pointer-coarse:min-h-11'
      : 'min-h-10 px-4 py-2 text-[0.9rem] pointer-coarse:min-h-11',
    isWide ? 'w-full' : 'justify-self-start',
    kinds[kind],
  )
}

type ButtonProps = Look & {
  children: ReactNode
  type?: 'submit' | 'button'
  name?: string
  value?: string
  onPress?: () => void
  isDisabled?: boolean
  formAction?: string
  describedBy?: string
}

/** A button says what will happen ("Share with group"). While its form is on the way it waits and says so. */
export function Button({
  children,
  type = 'submit',
  onPress,
  isDisabled,
  icon,
  describedBy,
  formAction,
  name,
  value,
  ...look
}: ButtonProps) {
  const { isSending } = useForm()
  const waits = type === 'submit' && isSending
  return (
    <button
      type={type}
      name={name}
      value={value}
      formAction={formAction}
      className={buttonClass(look)}
      aria-disabled={isDisabled || waits || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (isDisabled || waits) event.preventDefault()
        else onPress?.()
      }}
    >
      {icon && <Icon name={icon} size={look.size === 'small' ? 15 : 17} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. Never prefetched. */
export function ButtonLink({
  children,
  to,
  icon,
  isExternal,
  ...look
}: Look & { children: ReactNode; to: LinkProps['to']; isExternal?: boolean }) {
  const inside = (
    <>
      {icon && <Icon name={icon} size={look.size === 'small' ? 15 : 17} />}
      {children}
    </>
  )
  if (isExternal)
    return (
      <a href={String(to)} target="_blank" rel="noreferrer noopener" className={buttonClass(look)}>
        {inside}
      </a>
    )
  return (
    <Link to={to} className={buttonClass(look)} prefetch="none">
      {inside}
    </Link>
  )
}
