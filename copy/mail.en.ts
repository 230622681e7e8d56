import { accountLetters } from './letters-accounts.en.ts'
import { deskLetters } from './letters-desk.en.ts'
import { groupLetters } from './letters-groups.en.ts'

/**
 * Every letter Colloquy writes. Group, case and meeting are never named: the name of a support group is health data,
 * and mailboxes are not safe places.
 */
export const mail = {
  footer:
    'This email was sent by Colloquy, the home of your network’s consultation groups. Nothing confidential is ever sent by email.',
  letters: { ...accountLetters, ...deskLetters, ...groupLetters },
}
