import type { Write } from './letter.ts'

const notYou = 'If this was not you, you don’t need to do anything.'
const unlessYou =
  'If this was not you, sign in and change your password, or ask a steward of your network for help.'

/** Letters about signing up and in, and one’s address; the last one says goodbye. */
export const accountLetters = {
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
  'account-deleted': ({ network }) => ({
    subject: `Your account at ${network} is deleted`,
    paragraphs: [
      'Your account, your own cases and everything private are destroyed, as you asked. Thank you for the time you gave your colleagues.',
    ],
  }),
} satisfies Record<string, Write>
