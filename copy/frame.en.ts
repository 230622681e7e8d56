import type { Standing } from '#domain/licenses/standing'

/** The frame around every page, the parts of `app/ui` and the pages of refusals. */
export const frame = {
  product: 'Colloquy',
  title: (page: string) => `${page} · Colloquy`,
  skip: 'Skip to content',
  mainPlaces: 'Main places',
  forYou: 'For you',
  theNetwork: 'The network',
  account: 'Your account',
  signIn: 'Sign in',
  signUp: 'Sign up',
  signOut: 'Sign out',
  more: 'More',
  places: {
    today: 'Today',
    groups: 'Groups',
    meetings: 'Meetings',
    cases: 'Cases',
    credits: 'Credits',
    desk: 'Steward’s desk',
    you: 'You',
  },
  license: {
    missing: 'No license yet',
    waiting: 'License being checked',
    asked: 'License: a question for you',
    verified: 'License verified',
    declined: 'License not accepted',
    suspended: 'License suspended',
    expired: 'License expired',
    'renewal-waiting': 'Renewal being checked',
    'renewal-asked': 'Renewal: a question for you',
    'renewal-declined': 'Renewal not accepted',
  } satisfies Record<Standing, string>,
  renamed: 'License verified, under an earlier name or credential',
  footer: {
    howItWorks: 'What happens in a group',
    isNot: 'What Colloquy is not',
    privacy: 'Privacy in plain words',
    emergency: 'Not for emergencies. In the US, call or text 988.',
  },
  form: {
    optional: 'optional',
    problems: (count: number) =>
      count === 1 ? 'One field needs another look.' : `${count} fields need another look.`,
    characters: (used: number, most: number) => `${used} of ${most} characters`,
    showPassword: 'Show',
    hidePassword: 'Hide',
    length: (now: number, most: number) => `${now} of ${most} characters`,
    search: 'Search',
    chosen: (names: readonly string[]) => `${names.length} chosen: ${names.join(', ')}`,
    remove: (what: string) => `Remove ${what}`,
    noMatch: 'Nothing here by that name.',
    checked: 'Checked',
    unchecked: 'Not checked',
    savedEmpty: '(empty)',
  },
  copyLink: 'Copy',
  copied: 'Copied',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  step: (now: number, all: number) => `Step ${now} of ${all}`,
  /** A page whose person is not signed in in its browser any more, or is about to sign out there. */
  signedOut: {
    unsaved:
      'On a page that is open in this browser, something you wrote is not saved and would be lost. Sign out without it?',
    title: 'You are signed out',
    words:
      'Something on this page may not be saved yet. It stays here, hidden, as long as this page is open. Sign in in a new tab, then come back to it.',
    button: 'Sign in, in a new tab',
  },
  refusal: {
    notFound: {
      title: 'There is nothing here',
      words: 'The address may be mistyped, or what was here is gone or not yours to see.',
      home: 'Go to the home page',
    },
    destroyed: {
      title: 'This case is destroyed',
      words:
        'Its key is gone, so nobody can read it or what was written about it again. In backups of keys it is gone seven days later, too.',
      home: 'Go to your cases',
    },
    notAllowed: { title: 'Not yet' },
    signedOut: {
      title: 'You were signed out while writing',
      words: 'Nothing is lost. Sign in in a new tab, then come back to this one and send it again.',
      button: 'Sign in, in a new tab',
    },
    typed: {
      title: 'What you wrote',
      words: 'It was not saved. Copy it now if you want to keep it; it is gone when you leave this page.',
    },
    stale: {
      title: 'This has changed in the meantime',
      words:
        'Someone, perhaps you on another device, changed it after you opened the page. Nothing of yours was saved over it. Go back to see how it stands now.',
      again: 'See how it stands now',
    },
    another: {
      title: 'Someone else is signed in here now',
      words:
        'This page was opened by another person, who was signed in in this browser before. What was filled in on it was not sent, and nothing was changed.',
      home: 'Go to your own page',
    },
    invalid: {
      title: 'Something was not filled in right',
      words: 'Please go back and check what was filled in. Nothing was changed.',
    },
    tooLarge: {
      title: 'That was too large',
      words: 'Please go back and send less at once, or a smaller file. Nothing was changed.',
      again: 'Back to the page',
    },
    fault: {
      title: 'Something went wrong on our side',
      words:
        'Nothing of yours was lost that had been saved. Please try again; if it stays like this, tell the people who run your network.',
      again: 'Try again',
    },
    otherOrigin:
      'This did not come from a page of this network, so nothing was changed. Please open the page here and try again.',
    away: {
      title: 'Colloquy is away for a moment',
      words:
        'It is being started again, or its database cannot be reached. Nothing that was saved is lost. Please try again in a little while.',
      again: 'Try again',
    },
    busy: {
      title: 'Colloquy is busy just now',
      words:
        'Something else was being written at the same place, and it took too long. Nothing that was saved is lost. Please try again in a moment.',
      again: 'Try again',
    },
    sent: {
      words:
        'What you sent may not have been saved. All of it is still on this page: leave it open, and send it again in a little while. Sending twice does no harm.',
      signedOutWords: 'All that you filled in is still on this page.',
      partial: 'A password or a file does not come back: please fill it in once more.',
      text: 'What you wrote',
      password: 'Password',
      code: 'Recovery code',
      file: (name: string) => `The file ${name}`,
      button: 'Send again',
    },
  },
  mend: {
    'sign-in': { words: 'Please sign in to go on.', button: 'Sign in' },
    'sign-in-again': {
      words: 'This changes something important, so please sign in again. That is good for ten minutes.',
      button: 'Sign in again',
    },
    'license-waiting': {
      words:
        'A steward is checking your license; there is nothing you need to do. Until it is verified you can look around and draft a group, but not enter one.',
      button: 'See your license',
    },
    'license-asked': {
      words:
        'A steward has a question about your license, and the check is on hold until you answer it. Until it is verified you can look around and draft a group, but not enter one.',
      button: 'Read the question',
    },
    'license-declined': {
      words:
        'Your license was not accepted; the reason is with it. You can correct the details and send them again. Until it is verified you can look around and draft a group, but not enter one.',
      button: 'Read the reason',
    },
    'license-expired': {
      words:
        'Your license has expired. Your seat is kept. Enter the renewed license, and once a steward has checked it you can enter again.',
      button: 'Renew your license',
    },
    'license-renewal-waiting': {
      words:
        'Your license has expired, and a steward is checking the renewal you sent; there is nothing you need to do. Your seat is kept, and you can enter again as soon as it is verified.',
      button: 'See your license',
    },
    'license-renewal-asked': {
      words:
        'Your license has expired, and a steward has a question about the renewal you sent; the check is on hold until you answer it. Your seat is kept, and you can enter again once it is verified.',
      button: 'Read the question',
    },
    'license-renewal-declined': {
      words:
        'Your license has expired, and the renewal you sent was not accepted; the reason is with it. Correct the details and send them again. Your seat is kept, and you can enter again once it is verified.',
      button: 'Read the reason',
    },
    'license-suspended': {
      words:
        'Your license is suspended here. Your seat is kept. The reason, and which steward to talk to, are with your license.',
      button: 'See your license',
    },
    'license-missing': {
      words: 'For this you need a license that a steward has verified. It takes two minutes to enter one.',
      button: 'Enter your license',
    },
    'sign-agreement': {
      words: 'The group’s agreement has changed. Read what is new and sign it, and you can go on.',
      button: 'Read and sign',
    },
    'sign-first': {
      words: 'A seat is offered to you here. Read the group’s agreement and sign it, and the seat is yours.',
      button: 'Read and sign',
    },
    'be-vouched-for': {
      words:
        'Your access was reset, so someone of your group has to confirm that it is you. They have been told. Until then the group stays shut, and no new way to sign in can be made.',
      button: 'Go to your groups',
    },
    'seat-paused': {
      words: 'Your seat in this group is paused. When you come back, the room is open to you again.',
      button: 'Go to the group',
    },
    'finish-profile': {
      words: 'Please finish your profile first. It takes less than three minutes.',
      button: 'Finish your profile',
    },
    'facilitators-only': {
      words: 'Only a facilitator of this group can do this.',
      button: 'Go to the group',
    },
    'too-often': {
      words: 'That was a little too often. Please wait a few minutes, then try again.',
      button: 'Go back',
    },
    'hand-over-first': {
      words:
        'You are the group’s only facilitator. Hand the group over to someone first, then you can leave.',
      button: 'Go to the group',
    },
  },
}
