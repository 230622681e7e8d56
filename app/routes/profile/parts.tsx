import type { ReactNode } from 'react'
import { type ProfilePart, profileParts } from '#domain/clinicians/clinician'
import { useCopy } from '#ui/copy'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { Steps } from '#ui/steps'

export const partAddress: Record<ProfilePart, string> = {
  you: '/profile',
  license: '/license',
  work: '/profile/work',
  week: '/profile/week',
}

/** The part after this one; after the last, Today. */
export function addressAfter(part: ProfilePart): string {
  const next = profileParts[profileParts.indexOf(part) + 1]
  return next ? partAddress[next] : '/today'
}

type Props = {
  part: ProfilePart
  done: readonly ProfilePart[]
  title: string
  lead?: ReactNode
  isSaved?: boolean
  children: ReactNode
}

/** One part of the profile: the way through all four above it. */
export function PartPage({ part, done, title, lead, isSaved, children }: Props) {
  const copy = useCopy().clinicians
  const steps = profileParts.map((one) => ({
    name: copy.parts[one],
    to: partAddress[one],
    isDone: done.includes(one),
  }))
  return (
    <>
      <Steps label={copy.steps} steps={steps} current={profileParts.indexOf(part)} />
      <Page title={title} lead={lead} width="reading">
        {isSaved && (
          <Notice tone="good" isAlert>
            {copy.saved}
          </Notice>
        )}
        {children}
      </Page>
    </>
  )
}
