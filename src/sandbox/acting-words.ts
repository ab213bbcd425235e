/** What people who act by themselves write: invented, short, and never about what somebody said in a talk. */
import type { Random } from '../platform/random.ts';

const SENTENCES = [
  'We stopped the weekly status round; nobody has missed it so far.',
  'When Dana brings me the plan on Thursday, I will ask for a second option before I comment.',
  'The hand-over went better once both teams wrote down who decides.',
  'I spoke too early in the room & lost the quieter half of it.',
  'Two of five leads ran the planning round alone; I only took notes.',
  'I tried asking "what would you do?" first. It took 10 minutes longer and was worth it.',
  'Nothing worked as planned, but we now know which date is real.',
  'Delegating the forecast to Mira: she asked better questions than I did.',
];

const QUESTIONS = [
  'How do we say no to a good idea?',
  'What do we stop when something new begins?',
  'How does a team notice that it has decided?',
  'When is it right to step in?',
  'How do we hand work over without taking it back?',
  'What makes feedback usable in the same week?',
  'How do we disagree in front of others?',
  'Who decides when nobody wants to?',
  'How do we lead people who know more than we do?',
  'What does a good Monday look like?',
];

const PRACTICES: readonly (readonly string[])[] = [
  [
    ...['Ask two questions', 'Write the decision down', 'Let somebody else open', 'Say what I will not do', 'Start in silence'],
    ...['Name who decides', 'Wait a day', 'Listen to the end'],
  ],
  ['before I answer', 'in the weekly round', 'when a plan changes', 'with the new leads', 'at every hand-over', 'when two teams meet'],
];

/** What an experiment, a card or a playbook is called. */
export const practice = (random: Random): string => PRACTICES.map((part) => random.pick(part)).join(' ');
export const question = (random: Random): string => random.pick(QUESTIONS);
export const sentence = (random: Random): string => random.pick(SENTENCES);

const OFFERS = [
  'Ten years of budgets; patience',
  'Running meetings that end on time',
  'First months of leading a team',
  'Negotiating with difficult suppliers',
  'Delegation, and taking nothing back',
  'Saying no upwards',
  'Hiring; letting people go decently',
  'A calm ear and two questions',
];
const WANTS = [
  'Saying no upwards without a speech',
  'Delegation that lasts longer than a week',
  'Leading a planning round on my own',
  'Feedback to people who are older than I am',
  'Hiring my first lead',
  'Fewer meetings, and better ones',
  'Negotiating a budget',
  'Listening to the end',
];

/** By the form and the name of the field in it; in the weekly form that of each question. */
const BY_FIELD: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(rounds:enter|mentors:offer) offer$/, OFFERS],
  [/^(rounds:enter|proposals:ask|mentors:wish) want$|^pacts:page aims$|^mentorships:agreement aim$/, WANTS],
  [/^pacts:page style$/, ['… let me finish before you ask', '… ask what I have tried', '… tell me when I go round in circles']],
  [/^pacts:page off_limits$/, ['My former team', 'Pay', 'The reorganisation']],
  [/^proposals:ask why$/, ['You ask what others leave out.', 'You have led such a team before.']],
  [
    / differently$/,
    ['I ask what they have tried before I say what I would do', 'I wait until Thursday before I decide', 'I open with the question'],
  ],
  [
    /^thanks:give did$/,
    ['Read my plan twice and asked what it leaves out', 'Told me in advance that it would not hold', 'Stood in for me'],
  ],
  [/^thanks:give changed$/, ['I began with the question, and the team answered', 'We stopped in time', 'I had an afternoon to think']],
  [/^mentors:nominate line$/, ['Calmed a room of twelve with one question.', 'Asks for help before it is late.']],
  [/^hands:ask about$/, ['A talk on Thursday that I would rather not have', 'A plan that somebody should read once']],
  [/^breaches:send what$/, ['A colleague outside knew of a case that I had told here.']],
  [/^breaches:send wish$/, ['That we remind each other, without my name.']],
];

export const wordsFor = (form: string, field: string, random: Random): string | null => {
  const found = BY_FIELD.find(([name]) => name.test(`${form} ${field}`));
  return found ? random.pick(found[1]) : null;
};

/** What is answered more often than what, by the field's name and the value of the option; everything else evenly. */
const LIKELY: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // Whether two people have talked; a date; help; an end.
  talked: { met: 6, date: 1.5, 'not-yet': 1.5, help: 0.4, held: 6, moved: 0.7, not: 0.3, yes: 5, other: 0.2, end: 0.05 },
  still: { on: 6, yes: 6, change: 0.7, else: 0.2, rest: 0.2, end: 0.1 },
  hand: { no: 3 },
};

/** An option by weight; null when there is none. */
export function likelyOption(field: string, options: readonly string[], random: Random): string | null {
  const weights = LIKELY[field];
  if (!weights) return options.length > 0 ? random.pick(options) : null;
  let left = random.next() * options.reduce((sum, value) => sum + (weights[value] ?? 1), 0);
  for (const value of options) {
    left -= weights[value] ?? 1;
    if (left < 0) return value;
  }
  return null;
}
