import type { CaseTexts } from '#domain/cases/heading'

/** Cases of the sample network, written for it; nobody in them exists. */
export type Story = Pick<CaseTexts, 'title' | 'question' | 'happening'> &
  Partial<CaseTexts> & { feedback: string[] }

export const stuck: Story = {
  title: 'Stuck after the second target',
  question: 'How do I stay with her anger without rushing to repair, when the silence pulls me to explain?',
  background:
    'A health worker in her thirties, referred after leaving a post she had held for years. We have met for two dozen sessions of EMDR.',
  happening:
    'After the second target (SUD 8 to 3, VOC 5) she went quiet for two weeks. PHQ-9 rose from 11 to 17. In session she said the Beck workbook “felt like homework”. When I ask about the anger she looks at the clock. My supervisor years ago would have called it pacing; I find myself explaining more.',
  tried:
    'Slowing down, naming the silence once, going back to the safe place. Each helped for a few minutes.',
  stirs: 'I notice a pull to be the good daughter. I end sessions four minutes late.',
  feedback: ['reflections', 'blind-spots'],
}

export const lateness: Story = {
  title: 'Silence in week nine',
  question: 'Is the lateness a protest I should welcome, or a boundary I should hold?',
  background: 'A man in his fifties, a trade of his own, separated. Psychodynamic work, once a week.',
  happening:
    'Since the summer break he comes ten to twenty minutes late, apologizes, and then fills the rest with reports from work. Twice he has forgotten what we spoke about. When I named it he agreed with me so quickly that nothing was left to talk about.',
  tried: 'I named the pattern, once as a question and once as a guess. I have not changed the frame.',
  feedback: ['hypotheses', 'questions'],
}

export const couple: Story = {
  title: 'The letter nobody opens',
  question: 'What do I do with a secret I was told by one partner before the session?',
  background:
    'A couple in their forties with school-age children, in emotionally focused work since last winter.',
  happening:
    'One partner wrote to me between sessions about a debt the other does not know of. My policy on secrets was in the consent form; both had signed it. Since then I look at one of them less.',
  tried: 'I have said nothing yet. I looked up what the consent form says and spoke to nobody.',
  feedback: ['ethics', 'interventions'],
}

export const younger: Story = {
  title: 'A drawing without people',
  question: 'What would help me bear not knowing what happened?',
  background:
    'A child in the first years of school, brought by a relative after a move. Play and art therapy.',
  happening:
    'Every picture has a house, a fence and a car, and never a person. When I wondered aloud who lives there the child put the crayons away in order of color. The relative asks me each week whether I have “found it”.',
  feedback: ['reflections', 'resources'],
}

/**
 * Vignettes in other hands, as someone might type them, names and all: presented through the
 * de-identifier, which rewords them before they can be shared.
 */
export const rawVignettes: readonly { title: string; question: string; happening: string }[] = [
  {
    title: 'Careful or avoidant',
    question: 'Am I being careful or avoidant?',
    happening:
      'Khaled Malhotra called me on 5 January 2021 and asked whether I was any good. After the stay at the Brookline Clinic in December, he stopped answering letters. They changed Adderall for Risperdal. GAD-7 of 16 then PCL-5 60, for those who like numbers. Omar Malhotra, the son, pays for the sessions and asks for receipts with reasons. The Beck Depression Inventory says mild; the face says otherwise. I want to rescue and I want to run.',
  },
  {
    title: 'What to say to the family',
    question: 'What would you say to the family?',
    happening:
      'Without details: a man in his forties, two children, shift work. There was one crisis and no hospital. Insurance ends in two months. The client laughs when it hurts. ACT got us started; it did not keep us going. There is hope, of the ordinary kind. I look forward to this hour, and that worries me.',
  },
  {
    title: 'Thoughts on pacing',
    question: 'Would you go slower than I do?',
    happening:
      'After the stay at Copper Canyon Recovery in August, he stopped answering letters. Will you bear with the detail? His sister Carmela thinks that therapy is for other people. The probation officer wants monthly letters. Fall makes it worse, as do Fridays. I would welcome thoughts on pacing.',
  },
  {
    title: 'First child',
    question: 'What do I do about the silence?',
    happening:
      'Couple, thirties, first child. A 12-step group has been the steady thing. In 2018 a first therapy ended badly. The sister helps and the mother hinders. May I ask for gentleness? I think of Linehan here, and of Beck only afterwards. They changed Zoloft for lithium. My own father is in this somewhere.',
  },
]
