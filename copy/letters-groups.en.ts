import type { Write } from './letter.ts'

/** Letters about groups, their meetings and cases. */
export const groupLetters = {
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
  'application-closed': () => ({
    subject: 'About your application',
    paragraphs: [
      'A group you applied to has ended before it could answer you. That says nothing about you. There may be another that fits.',
    ],
    button: { words: 'Find a group', to: '/groups/find' },
  }),
  'seat-offered': ({ ids }) => ({
    subject: 'A seat in a group is yours to take',
    paragraphs: ['A group offers you a seat. It waits for you to read and sign the group’s agreement.'],
    button: { words: 'Read the agreement', to: `/groups/${ids.groupId}` },
  }),
  'offer-over': () => ({
    subject: 'About the seat you were offered',
    paragraphs: [
      'The group that offered you a seat has ended, so the seat cannot be taken any more. You need not do anything. There may be another group that fits.',
    ],
    button: { words: 'Find a group', to: '/groups/find' },
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
      'If you had answered for the time before, please say again whether you will come: that answer no longer counts.',
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
} satisfies Record<string, Write>
