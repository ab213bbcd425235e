/** What people do of their own accord with experiments and the shelf: seldom, by temper, and each as a way from button to button. */
import type { Random } from '../platform/random.ts';
import { CARE_ERRANDS } from './acting-errands-care.ts';
import type { Temper } from './acting-rules.ts';

export interface Errand {
  /** Typed; `{}` stands for one of its words. */
  types: string;
  words?: readonly string[];
  /** Looked for in this order; what does not show up is left out. */
  route: readonly RegExp[];
  /** How likely on a working day. */
  likely: Readonly<Record<Temper, number>>;
  /** 'begins' an experiment; 'goes on' with one, so that only those who have begun one do it. */
  course?: 'begins' | 'goes on';
}

const by = (engaged: number, regular: number, sparing = 0): Record<Temper, number> => ({ engaged, regular, sparing, silent: 0 });

const OPEN = /^Open$/;
const TREE = [/^(Yes|No)$/, /^(Yes|No)$/, /^(Yes|No)$/, /^(Yes|No)$/];
const SHOW = /^Show it to everyone$/;
const START = /^Start$/;
const NEXT = /^(Plan the next round|Next round)$/;

const SITUATIONS = ['deleg', 'quest', 'decis', 'silen', 'hand-o', 'listen', 'meeting', 'write', 'plan'];
const FOUND_NOWHERE = ['kanban limits', 'mentoring plan', 'Quartalsplanung', 'budget freeze'];
const TERMS = ['decision right', 'hand-over', 'done', 'escalation', 'owner'];

export const ERRANDS: readonly Errand[] = [
  { types: '/experiment', route: [/^Design it$/, START], likely: by(0.003, 0.0015, 0.0005), course: 'begins' },
  { types: '/experiment', route: [/^Design it$/, /^Keep as an idea$/], likely: by(0.002, 0.001), course: 'begins' },
  {
    ...{ types: '/rondo reflections', likely: by(0.003, 0.0015), course: 'begins' },
    route: [/^Your steps$/, /^Make it an experiment$/, /^Design it$/, START],
  },
  {
    ...{ types: '/experiment mine', likely: by(0.05, 0.03, 0.015), course: 'goes on' },
    route: [OPEN, /^(Start|Answer the checkpoint|Decide|Run again|Design it)$/, ...TREE, /^(Start|Change one thing|Ask .+)$/],
  },
  {
    ...{ types: '/experiment mine', likely: by(0.012, 0.008, 0.004), course: 'goes on' },
    route: [OPEN, /^(Record|Enter) the result$/, /^Decide$/, ...TREE, /^Plan the next round$/, START, SHOW, SHOW, SHOW],
  },
  {
    ...{ types: '/experiment mine', likely: by(0.08, 0.05, 0.02), course: 'goes on' },
    route: [OPEN, SHOW, SHOW, SHOW],
  },
  { types: '/experiment mine', route: [OPEN, /^Write a card$/, /^Share with members$/], likely: by(0.01, 0.006, 0.002), course: 'goes on' },
  { types: '/experiment mine', route: [OPEN, NEXT, START], likely: by(0.004, 0.002, 0.0005), course: 'goes on' },
  { types: '/experiment mine', route: [OPEN, /^Its trail$/, /^Walk on from here$/], likely: by(0.004, 0.002), course: 'goes on' },
  { types: '/rondo card card', route: [/^Share with members$/], likely: by(0.002, 0.001, 0.0005) },
  { types: '/rondo card story', route: [/^Share with members$/], likely: by(0.0007, 0.0005) },
  {
    ...{ types: '/rondo card mine', likely: by(0.012, 0.006, 0.002) },
    route: [/^Open it$/, /^(Go on writing|Share with members)$/, /^Share with members$/],
  },
  {
    ...{ types: '/find {}', words: [...SITUATIONS, ...SITUATIONS, ...FOUND_NOWHERE], likely: by(0.012, 0.006, 0.002), course: 'begins' },
    route: [OPEN, /^(Borrow this|Add a note)$/, /^(Start an experiment|I use it already)$/, START],
  },
  { types: '/find', route: [OPEN, /^I have read it$/], likely: by(0.015, 0.008, 0.002) },
  { types: '/find', route: [OPEN, /^Edit$/], likely: by(0.003, 0.001) },
  { types: '/define {}', words: TERMS, route: [], likely: by(0.004, 0.002) },
  { types: '/rondo glossary', route: [/^Open it$/, /^(Confirm for my function|I read it so, too)$/], likely: by(0.006, 0.003) },
  {
    ...{ types: '/rondo playbook', likely: by(0.005, 0.003, 0.001) },
    route: [/^(Start a playbook|Open it)$/, /^(See the sections|Write it together)$/, /^(Take it|Write it)$/, /^Write it$/],
  },
  { types: '/rondo case', route: [], likely: by(0.006, 0.003, 0.001) },
  {
    ...{ types: '/rondo card mine', likely: by(0.004, 0.002) },
    route: [/^Open it$/, /^Who may read it$/, /^(Share it here|Take it to the organisation)$/],
  },
  ...CARE_ERRANDS,
];

export const typedFor = ({ types, words }: Errand, random: Random): string => types.replace('{}', words ? random.pick(words) : '');
