/** A letter as `platform/mail` sends it: a few sentences and at most one button, to a path of this installation. */
export type Letter = {
  subject: string
  paragraphs: readonly string[]
  button?: { words: string; to: string }
  after?: readonly string[]
}

/**
 * What a letter's words may need: ids and the link's token; the network's name; times already written out, of a moved
 * meeting the one before (`was`) and the first.
 */
type LetterNeeds = {
  network: string
  ids: Record<string, string>
  secret: string
  when?: string
  was?: string
  first?: string
}
type Write = (needs: LetterNeeds) => Letter

const notYou = 'If this was not you, you don’t need to do anything.'
const unlessYou =
  'If this was not you, sign in and change your password, or ask a steward of your network for help.'

/**
 * Every letter Colloquy writes. Group, case and meeting are never named: the name of a support group is health data,
 * and mailboxes are not safe places.
 */
export const mail = {
  footer:
    'This email was sent by Colloquy, the home of your network’s consultation groups. Nothing confidential is ever sent by email.',
  letters: {
    'confirm-address': ({ network, secret }) => ({
      subject: `Confirm your address for ${network}`,
      paragraphs: [
        `Welcome to ${network}. Please confirm that this is your address; then you can sign in.`,
        'The link works for two days, in the browser in which you signed up.',
      ],
      button: { words: 'Confirm my address', to: `/confirm/${secret}` },
      after: ['If you did not sign up, you don’t need to do anything: nothing happens without you.'],
    }),
    'address-taken': ({ network }) => ({
      subject: `You already have an account at ${network}`,
      paragraphs: [
        `Someone, probably you, gave this address to ${network}. There is an account with it already, so no new one was made.`,
      ],
      button: { words: 'Sign in', to: '/sign-in' },
      after: ['If you have forgotten your password, the sign-in page helps.', notYou],
    }),
    'address-unknown': ({ network }) => ({
      subject: `No account at ${network} with this address`,
      paragraphs: [
        `Someone, probably you, asked ${network} to reset the password of this address. There is no account with it. Perhaps you used another one?`,
      ],
      button: { words: 'Sign up', to: '/sign-up' },
      after: [notYou],
    }),
    'reset-password': ({ network, secret }) => ({
      subject: `Set a new password for ${network}`,
      paragraphs: [
        'With this link you can set a new password. It works once, for one hour. All your browsers will be signed out.',
      ],
      button: { words: 'Set a new password', to: `/reset/${secret}` },
      after: [notYou],
    }),
    'password-changed': ({ network }) => ({
      subject: `Your password for ${network} was changed`,
      paragraphs: ['Your password was changed, and your other browsers were signed out.'],
      button: { words: 'See your account', to: '/account' },
      after: [unlessYou],
    }),
    'sign-in-changed': ({ network, ids }) => ({
      subject: `A way to sign in to ${network} was added`,
      paragraphs: [
        ids.what === 'passkey'
          ? 'A passkey was added to your account.'
          : 'New recovery codes were made for your account; earlier ones no longer work.',
      ],
      button: { words: 'See your account', to: '/account' },
      after: [unlessYou],
    }),
    'confirm-new-address': ({ network, secret }) => ({
      subject: `Confirm your new address for ${network}`,
      paragraphs: [
        'Please confirm that your email should come here from now on. The link works for one day, while you are signed in.',
      ],
      button: { words: 'Use this address', to: `/account/email/${secret}` },
      after: [notYou],
    }),
    'address-changed': ({ network, secret }) => ({
      subject: `Your address for ${network} was changed`,
      paragraphs: [
        'From now on your email goes to another address, which was confirmed. If that was you, all is well.',
      ],
      button: { words: 'That was not me: undo it', to: `/account/restore/${secret}` },
      after: [
        'Undoing it works for two weeks. It signs you out everywhere and takes away the password, so that only you can set a new one.',
      ],
    }),
    'address-restored': ({ network }) => ({
      subject: `Your address for ${network} is this one again`,
      paragraphs: [
        'The change of your address was undone, you were signed out everywhere, and your password no longer works. Please set a new one now, or use a recovery code.',
      ],
      button: { words: 'Set a new password', to: '/sign-in/help' },
    }),
    'sign-in-reset': ({ network }) => ({
      subject: `A steward reset your sign-in at ${network}`,
      paragraphs: [
        'A steward of your network has made a link with which you can set a new password; they will hand it to you in person.',
        'Your groups stay shut until someone in each of them confirms that it is really you, once you have used the link. This is written in the record.',
        'When the link is used, your passkeys, recovery codes and the link of your calendar end. You can make new ones as soon as someone has confirmed that it is you.',
      ],
      after: [
        'If you did not ask for this, change your password, which ends the link, and tell another steward or your group at once.',
      ],
    }),
    'steward-invitation': ({ network, secret }) => ({
      subject: `Invitation to be a steward of ${network}`,
      paragraphs: [
        `You are invited to care for ${network} as a steward: verify licenses, look after the network. Stewards never read cases.`,
        'The invitation is for this address, works once and ends after seven days.',
      ],
      button: { words: 'See the invitation', to: `/stewards/invitation/${secret}` },
    }),
    'license-verified': ({ network }) => ({
      subject: 'Your license is verified',
      paragraphs: [
        `A steward of ${network} has verified your license. You can enter groups and list one of your own.`,
      ],
      button: { words: 'Open Colloquy', to: '/' },
    }),
    'license-asked': ({ network }) => ({
      subject: 'A question about your license',
      paragraphs: [`A steward of ${network} has a question about your license before verifying it.`],
      button: { words: 'Read and answer', to: '/license' },
    }),
    'license-declined': ({ network }) => ({
      subject: 'Your license was not accepted',
      paragraphs: [
        `A steward of ${network} could not verify your license. The reason is on your profile; you can correct the details and send them again.`,
      ],
      button: { words: 'Read the reason', to: '/license' },
    }),
    'license-suspended': ({ network }) => ({
      subject: 'Your license is suspended',
      paragraphs: [
        `A steward of ${network} has suspended your license. Your seats stay yours; the groups are shut for you until it is settled. The reason is on your profile.`,
      ],
      button: { words: 'Read the reason', to: '/license' },
    }),
    'license-reinstated': ({ network }) => ({
      subject: 'Your license is in good standing again',
      paragraphs: [
        `A steward of ${network} has lifted the suspension of your license. Your groups are open to you again.`,
      ],
      button: { words: 'Open Colloquy', to: '/' },
    }),
    'license-expiring': () => ({
      subject: 'Your license expires soon',
      paragraphs: [
        'The license on your profile expires soon. Add the renewed one in time, so that your groups stay open to you; the old one counts until its last day.',
      ],
      button: { words: 'Add the renewal', to: '/license' },
    }),
    'group-invitation': ({ network, secret }) => ({
      subject: `Invitation to a consultation group at ${network}`,
      paragraphs: [
        'A colleague invites you to a consultation group. The invitation is for you alone, works once and ends after some days.',
      ],
      button: { words: 'See the invitation', to: `/join/${secret}` },
    }),
    'application-received': ({ ids }) => ({
      subject: 'Someone asks to join your group',
      paragraphs: ['A colleague has applied for a seat in your group.'],
      button: { words: 'Read the application', to: `/groups/${ids.groupId}/applications` },
    }),
    'application-declined': () => ({
      subject: 'About your application',
      paragraphs: [
        'A group you applied to has decided, kindly, not to offer you a seat at this time. There may be another that fits.',
      ],
      button: { words: 'Read more', to: '/groups' },
    }),
    'seat-offered': ({ ids }) => ({
      subject: 'A seat in a group is yours to take',
      paragraphs: ['A group offers you a seat. It waits for you to read and sign the group’s agreement.'],
      button: { words: 'Read the agreement', to: `/groups/${ids.groupId}` },
    }),
    'agreement-amended': ({ ids }) => ({
      subject: 'Your group’s agreement will change',
      paragraphs: [
        'Your group has changed its agreement. Please read what is different and sign it before it takes effect, so that the group stays open to you.',
      ],
      button: { words: 'Read the changes', to: `/groups/${ids.groupId}/agreement` },
    }),
    'meeting-reminder': ({ ids, when }) => ({
      subject: when ? `Your group meets ${when}` : 'Your group meets soon',
      paragraphs: [when ? `Your group meets ${when}.` : 'Your group meets soon.'],
      button: { words: 'See the meeting', to: `/meetings/${ids.meetingId}` },
    }),
    'meeting-moved': ({ ids, when, was, first }) => ({
      subject: 'A meeting of your group was moved',
      paragraphs: [
        when
          ? `A meeting of your group was moved${was ? ` from ${was}` : ''}. It is now ${when}.${first ? ` It was first planned for ${first}.` : ''}`
          : 'A meeting of your group was moved.',
        'An answer given for the time before does not count for the new one: please say again whether you come.',
      ],
      button: { words: 'See the meeting', to: `/meetings/${ids.meetingId}` },
    }),
    'meeting-cancelled': ({ ids, when }) => ({
      subject: 'A meeting of your group was canceled',
      paragraphs: [
        when ? `The meeting of your group on ${when} was canceled.` : 'A meeting of your group was canceled.',
      ],
      button: { words: 'See the meeting', to: `/meetings/${ids.meetingId}` },
    }),
    'meeting-back': ({ ids, when }) => ({
      subject: 'A meeting of your group is back on',
      paragraphs: [
        when
          ? `A meeting of your group that was canceled is back on: ${when}.`
          : 'A meeting of your group that was canceled is back on.',
      ],
      button: { words: 'See the meeting', to: `/meetings/${ids.meetingId}` },
    }),
    'group-ended': ({ ids }) => ({
      subject: 'Your group has ended',
      paragraphs: [
        'A facilitator ended your group. All its meetings ahead are off. What it has, cases and minutes, stays as it is.',
      ],
      button: { words: 'See the group', to: `/groups/${ids.groupId}` },
    }),
    'schedule-changed': ({ ids }) => ({
      subject: 'Your group’s dates have changed',
      paragraphs: ['Your group has changed its dates.'],
      button: { words: 'See the dates', to: `/groups/${ids.groupId}/meetings` },
    }),
    'case-shared': ({ ids }) => ({
      subject: 'A colleague asks your group for a consult',
      paragraphs: [
        'A case was shared in your group. Reading it begins with the question whether you may know the client.',
      ],
      button: { words: 'Open Colloquy', to: `/cases/${ids.caseId}` },
    }),
    'follow-up-due': ({ ids }) => ({
      subject: 'How did it go?',
      paragraphs: [
        'Some time ago you wrote down one thing to try. What came of it? Two sentences are enough, and your group learns from them.',
      ],
      button: { words: 'Write a follow-up', to: `/cases/${ids.caseId}` },
    }),
    'evaluation-due': ({ ids }) => ({
      subject: 'Five questions about your meeting',
      paragraphs: ['Your attendance is recorded. Five short questions are left for your credit.'],
      button: { words: 'Answer them', to: `/credits/evaluate/${ids.meetingId}` },
    }),
    'attendance-corrected': ({ ids }) => ({
      subject: 'Your attendance was corrected',
      paragraphs: ['A facilitator has corrected your minutes in a meeting and said why.'],
      button: { words: 'See the change', to: `/meetings/${ids.meetingId}/attendance` },
    }),
    'account-deleted': ({ network }) => ({
      subject: `Your account at ${network} is deleted`,
      paragraphs: [
        'Your account, your own cases and everything private are destroyed, as you asked. Thank you for the time you gave your colleagues.',
      ],
    }),
    test: ({ network }) => ({
      subject: `A test email from ${network}`,
      paragraphs: ['If you can read this, the mail server works.'],
      button: { words: 'Back to the desk', to: '/desk/outbox' },
    }),
  } satisfies Record<string, Write>,
}
