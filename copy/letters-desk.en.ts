import type { Write } from './letter.ts'

/** Letters of the steward’s desk: licenses, stewards, and the one that tries the mail server. */
export const deskLetters = {
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
  'license-name-asked': ({ network }) => ({
    subject: 'A question about your new name',
    paragraphs: [
      `A steward of ${network} has a question about the name or credential on your profile, which is another than the one your license was verified for. The question changes nothing about your license, and closes none of your groups.`,
    ],
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
  'license-renamed': ({ network }) => ({
    subject: 'Your new name is accepted',
    paragraphs: [
      `A steward of ${network} has looked at the name and credential on your profile and accepted them for your license. Documents issued from now on carry them.`,
    ],
    button: { words: 'See your license', to: '/license' },
  }),
  'license-expiring': () => ({
    subject: 'Your license expires soon',
    paragraphs: [
      'The license on your profile expires soon. Add the renewed one in time, so that your groups stay open to you; the old one counts until its last day.',
    ],
    button: { words: 'Add the renewal', to: '/license' },
  }),
  test: ({ network }) => ({
    subject: `A test email from ${network}`,
    paragraphs: ['If you can read this, the mail server works.'],
    button: { words: 'Back to the desk', to: '/desk/outbox' },
  }),
} satisfies Record<string, Write>
