/** Signing up and in, and one's own account. */
export const accounts = {
  signUp: {
    title: 'Sign up',
    lead: 'For clinicians. It takes a minute; your license comes later, when you have it at hand.',
    name: 'Your name',
    nameHelp: 'As colleagues know you. Only the people in your groups and the stewards see it.',
    email: 'Email address',
    emailHelp: 'For signing in and for email from your groups. No other member sees it.',
    how: 'How will you sign in?',
    howOptions: {
      password: {
        label: 'With a password',
        help: 'Twelve characters or more. A short sentence is easy to keep.',
      },
      passkey: {
        label: 'With a passkey',
        help: 'Your fingerprint, face or PIN on this device; nothing to remember.',
      },
    },
    password: 'Password',
    submit: 'Sign up',
    already: 'Already have an account?',
    signIn: 'Sign in',
    privacy: 'What we keep, for how long, and who reads it',
  },
  sent: {
    title: 'Check your email',
    lead: 'We have sent an email to the address you gave. Open its link in this browser, and you are in.',
    nothing:
      'Nothing there after a few minutes? Check your spam folder, or sign up again with the same address.',
    outboxTitle: 'Ask a steward for your link',
    outbox:
      'This network has no mail server, so your email waits with the stewards. The link alone opens nothing; it needs this browser, or your password.',
  },
  confirm: {
    title: 'Confirm your address',
    lead: 'One click, and your account is ready.',
    ask: 'This is not the browser you signed up in, so please enter the password you chose.',
    password: 'Password',
    submit: 'Confirm and continue',
    over: {
      title: 'This link no longer works',
      words: 'It may be more than two days old, or already used; in that case you can simply sign in.',
      signIn: 'Sign in',
      again: 'Sign up again',
    },
    otherBrowser: {
      title: 'Please open this link where you signed up',
      words:
        'You chose to sign in with a passkey, so the link works only in the browser in which you signed up. You can also start over here.',
    },
  },
  signIn: {
    title: 'Sign in',
    email: 'Email address',
    password: 'Password',
    submit: 'Sign in',
    forgot: 'Trouble signing in?',
    newHere: 'New here?',
    invited:
      'You were invited to a group. If you are new here, sign up first; once you have confirmed your email address in this browser, you come back to the invitation.',
    signUp: 'Sign up',
    again: {
      title: 'Sign in again',
      lead: 'What you are about to change is important, so we check that it is you. That is good for ten minutes.',
      submit: 'Continue',
    },
  },
  passkey: {
    signIn: 'Sign in with a passkey',
    again: 'Use a passkey',
    add: 'Add a passkey',
    name: 'A name for it',
    nameHelp: 'Such as “My phone”, to know it again.',
    waiting: 'Follow what your device asks …',
    failed: 'That did not work. Try again, or use another way.',
    none: 'This browser cannot use passkeys.',
    notHere: 'This browser cannot use passkeys. Open this page in one that can.',
    needsScript: 'A passkey needs JavaScript, and it is turned off in this browser.',
  },
  help: {
    title: 'Trouble signing in?',
    lead: (ways: number) => (ways === 3 ? 'There are three ways back.' : 'There are two ways back.'),
    byMail: 'An email',
    byMailWords:
      'We write to your address. The link in the email sets a new password; it works once, for one hour.',
    email: 'Email address',
    send: 'Email me a link',
    sent: 'If there is an account with this address, the email is on its way. If not, an email says so.',
    noServer:
      'This network has no mail server, so links for a new password are not sent. Use a recovery code, or ask a steward.',
    byCode: 'A recovery code',
    byCodeWords: 'One of the ten codes you kept when you signed up.',
    useCode: 'Use a recovery code',
    bySteward: 'A steward',
    byStewardWords:
      'If nothing else works, a steward of your network can reset your sign-in after making sure it is you. Your groups then stay shut until someone in each of them confirms it too.',
  },
  recover: {
    title: 'Use a recovery code',
    lead: 'The code works once. Your other browsers will be signed out.',
    email: 'Email address',
    code: 'Recovery code',
    codeHelp: 'Sixteen letters and digits; spaces and hyphens do not matter.',
    password: 'New password',
    passwordHelp: 'Twelve characters or more.',
    submit: 'Set password and sign in',
  },
  reset: {
    title: 'Set a new password',
    lead: 'Your other browsers will be signed out.',
    bySteward:
      'A steward made this link. Passkeys, recovery codes and the link of your calendar end when you use it. Your groups stay shut until someone in each of them confirms that it is you; after that you can make new ones.',
    password: 'New password',
    passwordHelp: 'Twelve characters or more. A short sentence is easy to keep.',
    submit: 'Set password and sign in',
    over: {
      title: 'This link no longer works',
      words:
        'It was used, it has expired, or it ended because the password was changed or someone of your group confirmed that it is you. You can ask for another one.',
      again: 'Ask again',
    },
  },
  codes: {
    title: 'Your recovery codes',
    lead: 'If you lose your password or device, one of these lets you in. Each works once.',
    make: 'Show my codes',
    makeWords: 'We show them this one time. Have paper or your password manager ready.',
    makeAgain: 'Make new codes',
    makeAgainWords: (left: number) =>
      left === 1
        ? 'You have one code left. Making new codes cancels it.'
        : `You have ${left} codes left. Making new codes cancels them.`,
    keep: 'Write them down or keep them in your password manager. When you leave this page, nobody can show them again.',
    kept: 'I have saved them',
    later: 'Later',
    list: 'Recovery codes',
  },
  account: {
    title: 'Your account',
    waits:
      'A steward reset your sign-in. Until someone of your group has confirmed that it is you, your email address stays as it is, and no passkeys, recovery codes or calendar link can be made.',
    profile: 'Your profile',
    profileWords: 'Name, license, how you work, your week.',
    seeProfile: 'Open profile',
    email: 'Email address',
    changeEmail: 'Change',
    password: 'Password',
    hasPassword: 'You have a password.',
    hasNoPassword: 'You have no password; you sign in with a passkey.',
    changePassword: 'Change',
    setPassword: 'Set one',
    passkeys: 'Passkeys',
    noPasskeys: 'None yet. A passkey is the safest way to sign in, and the quickest.',
    unnamed: 'Passkey',
    added: 'Added',
    remove: 'Remove',
    codes: 'Recovery codes',
    codesLeft: (left: number) => {
      if (left === 0) return 'You have no recovery codes.'
      return left === 1 ? 'One code left.' : `${left} codes left.`
    },
    makeCodes: 'Make codes',
    sessions: 'Where you are signed in',
    thisOne: 'This browser',
    since: 'Signed in',
    used: 'last used',
    unknownBrowser: 'A browser',
    end: 'Sign out',
    endAll: 'Sign out everywhere else',
    signOut: 'Sign out here',
    leave: 'Your data, and leaving',
    leaveWords: 'Take your data with you, or delete your account.',
    openLeave: 'Open',
    done: {
      password: 'Your password is changed.',
      email: 'Your new address is in use.',
      passkey: 'The passkey is added.',
      sessions: 'Signed out.',
      stewardship: 'Your stewardship has ended.',
    } as Record<string, string>,
  },
  password: {
    title: 'Change your password',
    lead: 'Your other browsers will be signed out, and we will tell you by email.',
    password: 'New password',
    passwordHelp: 'Twelve characters or more. A short sentence is easy to keep.',
    submit: 'Change password',
  },
  email: {
    title: 'Change your email address',
    lead: (now: string) =>
      `Email now goes to ${now}. The new address has to be confirmed; the old one is told, with a way back.`,
    email: 'New email address',
    submit: 'Email the new address',
    sent: 'We have written to the new address. Open the link there while you are signed in here.',
    outbox:
      'This network has no mail server. The email waits in the stewards’ outbox: ask one of them for your link. It works only while you are signed in.',
    confirm: {
      title: 'Use this address from now on?',
      lead: 'Your email will go to the address this link was sent to.',
      submit: 'Use it',
      over: {
        title: 'This link no longer works',
        words:
          'It was used, is older than a day, or was asked for from another account. You can ask for a new one.',
        again: 'Change your email address',
      },
    },
  },
  restore: {
    title: 'Undo the change of address?',
    lead: (email: string) =>
      `Your address becomes ${email} again. You will be signed out everywhere, and the password is taken away, so that only you can set a new one.`,
    submit: 'Undo it',
    done: 'Your address is the old one again. Now set a new password.',
    over: {
      title: 'This link no longer works',
      words: 'It was used, or its two weeks are over. Ask a steward of your network for help.',
    },
  },
}
