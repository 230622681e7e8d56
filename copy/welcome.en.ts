/** The pages a visitor sees, and the first-run page. */
export const welcome = {
  title: 'Consultation among colleagues',
  lead: 'A home for peer consultation groups. Find one, or start one. Bring a case safely, think it through with people who know the work, and leave with one thing to try.',
  seeGroups: 'See the groups',
  signUp: 'Sign up',
  how: 'How it works',
  steps: [
    {
      title: 'Sit with the right people',
      words:
        'Groups of three to eight licensed clinicians, the same people each time. Each group says what it is for, when it meets and who it is looking for.',
    },
    {
      title: 'Bring a case safely',
      words:
        'What could point at a client is found while you write. Only your group can read it, and on a set date it is destroyed.',
    },
    {
      title: 'Leave with one thing',
      words:
        'A clear protocol keeps the hour on the question. You take one thing away, and later tell the group what came of it.',
    },
  ],
  promise: 'What is shared in the group stays in the group.',
  promiseWords:
    'No steward, no other group and no stolen backup can read a case. We say plainly what that covers and what it does not.',
  privacy: 'Privacy in plain words',
  openSeats: 'Groups with an open seat',
  allGroups: 'All groups',
  inAGroup: 'What happens in a group',
  notReady: {
    title: 'This network is being set up',
    words:
      'Whoever started the server finds an address with a one-time code in its output. With it the first steward names the network, and then this page opens.',
  },
  setup: {
    title: 'Set up your network',
    tab: 'Set up',
    lead: 'Two short parts, and your network is open. You can change all of it later, except that you will be its first steward.',
    network: 'The network',
    name: 'Name of the network',
    nameHelp: 'As colleagues would say it: “Front Range Counselors’ Association”.',
    homeZone: 'Home time zone',
    homeZoneHelp:
      'Times are always shown in each reader’s own zone. This one is for readers whose zone is not known yet.',
    about: 'A few words about it',
    aboutHelp: 'Shown on the public page.',
    directory: 'Who sees the directory of groups',
    directories: {
      public: {
        label: 'Everyone',
        help: 'Listed groups can be found by visitors: charter, hour and seats, never names.',
      },
      closed: {
        label: 'Signed-in clinicians only',
        help: 'Visitors see this network’s page, but no groups.',
      },
    },
    jurisdictions: 'Where your clinicians are licensed',
    jurisdictionsHelp:
      'License boards we know there are put on your list, so that stewards can check a license quickly. You can add others.',
    countries: { US: 'United States', CA: 'Canada', other: 'Elsewhere' },
    you: 'You, the first steward',
    yourName: 'Your name',
    email: 'Email',
    password: 'Password',
    passwordHelp: 'A few unrelated words make a good one. At least 12 characters.',
    stewardWords:
      'A steward checks licenses and cares for the network. A steward cannot read a case, a board or a private note.',
    submit: 'Open the network',
    shut: {
      used: {
        title: 'This address has been used',
        words:
          'The network has its first steward already. Further stewards are invited from the steward’s desk.',
      },
      wrong: {
        title: 'This address does not open the set-up',
        words:
          'Setting up begins at one address, with a code at its end. The program prints it when it starts: look for it in the program’s output, and open it whole. Can you no longer find it? Stop the program and start it again; it prints the address anew.',
      },
      home: 'Go to the home page',
    },
  },
}
