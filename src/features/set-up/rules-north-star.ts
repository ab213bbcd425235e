/** The north star: its sentence, what may be missing in it, and what usually shows that it comes nearer. (practice rows 1–4, 3.2) */
import type { NorthStar, Outcome } from '../../community/settings.ts';
import { formatDate } from '../../platform/time/local-dates.ts';

export interface Framing {
  name: string;
  /** The beginning of a sentence, as the select shows it. */
  start: string;
  example: Pick<NorthStar, 'problem' | 'who' | 'able' | 'measure' | 'from' | 'to'>;
  suggestions: readonly Pick<Outcome, 'name' | 'unit' | 'direction' | 'source'>[];
}

export const FRAMINGS: Record<NorthStar['kind'], Framing> = {
  pipeline: {
    name: 'Leadership pipeline',
    start: 'New leads can run … on their own within … weeks',
    example: {
      problem: 'Half of our new leads wait for permission they do not need',
      who: 'New team leads',
      able: 'run a quarterly planning on their own',
      measure: 'weeks until their first own planning',
      from: '20',
      to: '12',
    },
    suggestions: [
      { name: 'Time until a new lead runs a planning alone', unit: 'weeks', direction: 'down', source: 'planning calendar' },
      { name: 'Projects led by somebody for the first time', unit: 'projects a quarter', direction: 'up', source: 'project list' },
    ],
  },
  collaboration: {
    name: 'Work across functions',
    start: '… and … agree on … before …',
    example: {
      problem: 'Product and sales promise different dates',
      who: 'Product and sales leads',
      able: 'agree on a date before a customer hears one',
      measure: 'promises changed afterwards, a quarter',
      from: '14',
      to: '5',
    },
    suggestions: [
      { name: 'Promises kept as first made', unit: '% of promises', direction: 'up', source: 'order system' },
      { name: 'Decisions taken by two functions together', unit: 'decisions a quarter', direction: 'up', source: 'decision log' },
    ],
  },
  retention: {
    name: 'Retention',
    start: '… of the people in … who … stay',
    example: {
      problem: 'Every third senior engineer leaves in a year of change',
      who: 'Leads of teams that change',
      able: 'keep the people they cannot replace',
      measure: 'the share of senior engineers who stay the year',
      from: '67 of 100',
      to: '85 of 100',
    },
    suggestions: [
      { name: 'People who stay', unit: '% a year', direction: 'up', source: 'staff figures, without names' },
      { name: 'Posts filled from inside', unit: '% of posts', direction: 'up', source: 'list of posts filled' },
    ],
  },
  decisions: {
    name: 'Decisions',
    start: 'Decisions about … take … days instead of …',
    example: {
      problem: 'Decisions about prices take five weeks',
      who: 'Regional leads',
      able: 'decide about discounts without asking head office',
      measure: 'days from question to decision',
      from: '35',
      to: '7',
    },
    suggestions: [
      { name: 'Time from question to decision', unit: 'days', direction: 'down', source: 'decision log' },
      { name: 'Decisions carried out within 30 days', unit: '% of decisions', direction: 'up', source: 'decision log' },
    ],
  },
  other: {
    name: 'In our own words',
    start: '… can … that they cannot today',
    example: {
      problem: 'What keeps going wrong, or what would you be proud of in a year?',
      who: 'Leads of new sites',
      able: 'open a site without calling the old one every day',
      measure: 'days until the first delivery',
      from: '90',
      to: '45',
    },
    suggestions: [
      { name: 'Decision cycle time', unit: 'days', direction: 'down', source: 'decision log' },
      { name: 'Leadership projects launched', unit: 'projects a quarter', direction: 'up', source: 'project list' },
    ],
  },
};

export const KINDS = ['pipeline', 'collaboration', 'retention', 'decisions', 'other'] as const;
export const isKind = (text: unknown): text is NorthStar['kind'] => KINDS.some((kind) => kind === text);

/** Sentences end once; what people type ends with a full stop or without. */
const bare = (text: string): string => text.trim().replace(/[.;,\s]+$/u, '');

/** 'Wednesday 30 June 2027' without its weekday: half a year ahead nobody asks for it. */
const dayWords = (on: string): string => formatDate(on, true).split(' ').slice(1).join(' ');

/** "Who can do what, seen in the measure: from … to … by …": as much of it as there is; '' when nothing is. Plain text, in people's words. */
export function northStarSentence(star: NorthStar): string {
  const [able, who, problem] = [bare(star.able), bare(star.who), bare(star.problem)];
  const core = able ? `${who || 'We'} can ${able}` : who && problem ? `${who}: ${problem}` : problem || who;
  const measure = bare(star.measure);
  const way = wayWords(star);
  if (!core) return measure ? `${measure}${way ? `: ${way}` : ''}.` : '';
  if (!measure) return `${core}${star.byOn ? ` by ${dayWords(star.byOn)}` : ''}.`;
  return `${core}, seen in ${measure}${way ? `: ${way}` : ''}.`;
}

/** "from … to … by …". */
const wayWords = ({ from, to, byOn }: NorthStar): string =>
  [bare(from) && `from ${bare(from)}`, bare(to) && `to ${bare(to)}`, byOn && `by ${dayWords(byOn)}`].filter(Boolean).join(' ');

const ACTIVITY =
  /^(?:(?:can|to|regularly|better|more|openly|often)\s+)*(meet|share|exchange|network|talk|discuss|connect|chat|get together|come together|keep in touch|stay in touch)\b/i;
const PLACE = /\b(?:place|space|forum|platform|room|network|group)\b[^.]{0,40}\b(exchange|share|sharing|meet|talk|discuss|learn|network)/i;

/** The word that names an activity where a change should stand: 'share'; null when there is none. */
export function findActivity(star: Pick<NorthStar, 'problem' | 'able'>): string | null {
  for (const text of [star.able, star.problem]) {
    const found = ACTIVITY.exec(text.trim())?.[1] ?? PLACE.exec(text)?.[1];
    if (found) return found.toLowerCase();
  }
  return null;
}

const activityHint = (word: string): string =>
  `“${word}” is something people do; a north star is what is different afterwards. Try: who can do what, that they cannot do today?`;

/** After the first half of the step: who, and able to do what. */
export function purposeHints(star: NorthStar): string[] {
  const activity = findActivity(star);
  return [
    ...(activity ? [activityHint(activity)] : []),
    ...(star.who && star.able ? [] : ['It does not yet say who should be able to do what. Newcomers will ask.']),
  ];
}

/** After the second half: a measure and a date. */
export function measureHints(star: NorthStar): string[] {
  return [
    ...(star.measure ? [] : ['Without a measure nobody can tell whether it comes nearer. A count people already keep is enough.']),
    ...(star.byOn ? [] : ['Without a date it has no season. Two quarters from now is a good first one.']),
  ];
}

/** Practice row 4: specific and observable. Nothing to say about an outcome that was left empty. */
export function outcomeHints(outcome: Outcome): string[] {
  if (!outcome.name) return [];
  return [
    ...(outcome.unit ? [] : [`In what is it counted: days, people, projects? Without a unit it cannot be read off.`]),
    ...(isOtherWay(outcome)
      ? [`From ${outcome.baseline} to ${outcome.target} it ${outcome.direction === 'up' ? 'falls' : 'rises'}; you chose the other way.`]
      : []),
    ...(outcome.source ? [] : ['Who outside the community would notice, and where could they look it up?']),
  ];
}

const numberIn = (text: string): number | null => {
  const found = /^-?\d+(?:[.,]\d+)?/.exec(text.trim());
  return found ? Number(found[0].replace(',', '.')) : null;
};

/** Both ends are numbers, and they run against the direction. */
function isOtherWay({ baseline, target, direction }: Outcome): boolean {
  const [from, to] = [numberIn(baseline), numberIn(target)];
  if (from === null || to === null || from === to) return false;
  return direction === 'up' ? to < from : direction === 'down' && to > from;
}
