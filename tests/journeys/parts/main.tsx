/** Every part of `app/ui` on one page, for tests alone: what journeys cannot reach easily is pressed here. */
import { createRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { en } from '#copy/en'
import { Avatar } from '#ui/avatar'
import { Bars } from '#ui/bars'
import { Button, ButtonLink } from '#ui/button'
import { Card, CardFoot, Chip, Facts, Line, Lines } from '#ui/card'
import { ChipGroup } from '#ui/chips'
import { Checkbox, CheckCards, RadioCards } from '#ui/choice'
import { CopyProvider } from '#ui/copy'
import { DateTime, PlainDate } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Select, TextArea, TextField } from '#ui/field'
import { FileField } from '#ui/file'
import { Form } from '#ui/form'
import { Frame } from '#ui/frame'
import { EmptyState, Notice } from '#ui/notice'
import { Page, Section } from '#ui/page'
import { PasswordField } from '#ui/passwordfield'
import { ReaderProvider } from '#ui/reader'
import { Ring, seatsOf } from '#ui/ring'
import { RingLegend } from '#ui/ringlegend'
import { RoundTable } from '#ui/roundtable'
import { Codes, CopyLink } from '#ui/secret'
import { Phases, Steps } from '#ui/steps'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { WeekGrid } from '#ui/weekgrid'
import { ZoneField } from '#ui/zonefield'
import { cellAt } from '../../../app/ui/week.ts'
import '../../../app/app.css'

const evening = '2026-12-03T23:30:00Z'
const places = [
  { to: '/today', icon: 'today', name: 'Today', isOnPhone: true },
  { to: '/groups', icon: 'groups', name: 'Groups', isOnPhone: true },
  { to: '/meetings', icon: 'meetings', name: 'Meetings', isOnPhone: true },
  { to: '/cases', icon: 'cases', name: 'Cases', isOnPhone: true },
  { to: '/credits', icon: 'credits', name: 'Credits', section: 'For you' },
] as const
const person = {
  name: 'Amara Osei',
  credential: 'LMFT',
  family: 'systemic',
  state: 'License verified',
} as const
const refused = {
  ok: false,
  problems: { name: { code: 'missing' }, kind: { code: 'choose' }, '': { code: 'notThisForm' } },
  typed: { about: ['kept words'] },
} as const
const people = ['Priya Raman', 'Amara Osei', 'Dan Kim', 'Lena Moss', 'Jo Winter', 'Sam Berg', 'Rae Tate']

function Everything() {
  const seats = [
    { family: 'trauma', isYou: true } as const,
    ...seatsOf({ systemic: 2, cbt: 1, expressive: 1 }, 6),
  ]
  return (
    <Page
      title="Thursday Trauma Consult"
      tab="Your group"
      above="Thursday, December 3"
      lead="A place to bring stuck work, and to leave with one thing to try."
      picture={<Ring seats={seats} />}
      actions={
        <>
          <ButtonLink to="/agenda">Agenda</ButtonLink>
          <Button type="button" kind="primary">
            Present a case
          </Button>
        </>
      }
      side={
        <>
          <Card title="Speaking order">
            <Bars
              label="Airtime"
              bars={[
                { key: 'lena', name: 'Lena', share: 0.4, words: '2:10' },
                { key: 'jo', name: 'Jo', share: 0, words: 'next' },
              ]}
            />
          </Card>
          <Card title="Seats">
            <RingLegend />
          </Card>
        </>
      }
    >
      <Tabs
        label="In this group"
        tabs={[
          { to: '/', name: 'Overview' },
          { to: '/meetings', name: 'Meetings' },
        ]}
      />
      <Card isFlush>
        <div className="flex flex-wrap items-center gap-5 p-5">
          <Ring seats={seats} size="small" />
          <div className="flex-1">
            <Chip tone="clay" isLive>
              In 35 minutes
            </Chip>{' '}
            <DateTime at={evening} as="range" until="2026-12-04T01:00:00Z" zone="America/New_York" />
            <p>
              <PlainDate day="2027-03-31" /> <Avatar name="Amara Osei" family="systemic" />
            </p>
          </div>
          <ButtonLink to="/room" kind="primary">
            Open the room
          </ButtonLink>
        </div>
        <CardFoot>
          <span>6 coming, 1 maybe</span>
          <span>Case read by 5 of 6</span>
        </CardFoot>
      </Card>
      <Section title="Needs you" aside="3">
        <Card isFlush>
          <div className="px-5">
            <Lines>
              <Line
                mark={<Chip tone="warn">Sign</Chip>}
                button={
                  <ButtonLink to="/" size="small">
                    Review
                  </ButtonLink>
                }
              >
                The agreement changed
              </Line>
              <Line mark={<Chip tone="good">1.5 h</Chip>} button={<Button size="small">Evaluate</Button>}>
                Your certificate is one evaluation away
              </Line>
            </Lines>
          </div>
        </Card>
      </Section>
      <Facts
        facts={[
          { name: 'Goal', value: 'Clinical consult' },
          { name: 'Format', value: 'Structured' },
        ]}
      />
      <Steps
        label="Six decisions"
        current={1}
        steps={[
          { name: 'Goals', to: '/', isDone: true },
          { name: 'Composition' },
          { name: 'Confidentiality' },
        ]}
      />
      <Phases
        label="Phases"
        phases={[
          { name: 'Check-in', minutes: 5, share: 1 },
          { name: 'Reflections', minutes: 15, share: 0.6, isCurrent: true },
          { name: 'Close', minutes: 3, share: 0 },
        ]}
      />
      <RoundTable
        label="Reflections, 9 minutes 42 seconds left. Amara presents, Dan is absent."
        center={{ above: 'Reflections', clock: '9:42', below: 'of 15 minutes', share: 0.65 }}
        people={people.map((name, at) => ({
          id: name,
          name,
          family: (
            ['psychodynamic', 'systemic', 'trauma', 'humanistic', 'cbt', 'systemic', 'integrative'] as const
          )[at]!,
          note: at === 1 ? 'presenting' : undefined,
          isLive: at === 1,
          isAway: at === 2,
        }))}
      />
      <Table
        caption="Sessions"
        columns={[
          { name: 'Browser', cell: (row: { browser: string }) => row.browser },
          { name: 'Minutes', isNumber: true, cell: () => 90 },
        ]}
        rows={[{ browser: 'Firefox on Linux' }]}
        keyOf={(row) => row.browser}
      />
      <EmptyState title="Nothing needs you">Enjoy the evening.</EmptyState>
      <Notice tone="private">Only your group reads this. Kept for 90 days.</Notice>
      <Codes label="Recovery codes" codes={['K7QD-2M9X', 'P4TN-8WJC']} />
      <CopyLink label="Link" address="https://colloquy.example/join/abc" />
      <Confirm to="/leave" link="Leave the group" kind="danger" title="Leave this group?">
        <Form action="/leave">
          <Button kind="danger">Leave</Button>
        </Form>
      </Confirm>
      <Form name="first" last={refused as never}>
        <TextField name="name" label="Name" help="As colleagues would say it" isRequired />
        <TextArea name="about" label="About" />
        <Select name="choice" label="Profession" options={[{ value: 'a', label: 'Counselor' }]} />
        <RadioCards
          name="kind"
          label="Goal"
          options={[
            { value: 'x', label: 'Clinical consult', help: 'Cases' },
            { value: 'y', label: 'Ethics' },
          ]}
        />
        <CheckCards name="kinds" label="Wishes" options={[{ value: 'x', label: 'Varied' }]} />
        <Checkbox name="agreed" label="I agree" help="You can change it later" />
        <PasswordField name="password" label="Password" autoComplete="new-password" isRequired />
        <FileField largest={1024 * 1024} name="file" label="Evidence" accept="image/*" />
        <ZoneField name="zone" label="Zone" defaultValue="America/Denver" />
        <ChipGroup
          name="topics"
          label="Specialties"
          isSearchable
          defaultValues={['grief']}
          options={['anxiety', 'grief', 'trauma'].map((value) => ({ value, label: value }))}
        />
        <Button kind="primary">Save</Button>
      </Form>
      <Form name="week">
        <WeekGrid name="week" label="When could you meet?" defaultCells={[cellAt(4, 37), cellAt(4, 38)]} />
      </Form>
    </Page>
  )
}

const router = createMemoryRouter([
  {
    path: '*',
    element: (
      <ReaderProvider value={{ locale: 'en-US', zone: 'America/Denver', zoneIsSure: true, hasMail: true }}>
        <CopyProvider value={en}>
          <Frame person={person} places={places} accountTo="/account">
            <Everything />
          </Frame>
        </CopyProvider>
      </ReaderProvider>
    ),
  },
])

createRoot(document.getElementById('parts')!).render(<RouterProvider router={router} />)
