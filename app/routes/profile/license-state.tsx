import type { LicenseView } from '#domain/licenses/reads'
import { Chip } from '#ui/card'
import { useCopy } from '#ui/copy'

const tones = {
  waiting: 'clay',
  asked: 'warn',
  verified: 'good',
  declined: 'plain',
  suspended: 'warn',
  expired: 'warn',
  withdrawn: 'plain',
} as const

/** How a license stands, in a word. A file of its own: the desk's list needs no forms. */
export function LicenseState({ license }: { license: Pick<LicenseView, 'state' | 'isExpired'> }) {
  const copy = useCopy().licenses
  const state = license.state === 'verified' && license.isExpired ? 'expired' : license.state
  return <Chip tone={tones[state]}>{copy.states[state]}</Chip>
}
