/** Tools as they run: checklists, questions one at a time, self-ratings. Pure. */
import type { Library } from '../../library/library.ts';
import type { ToolKind } from './tables.ts';

export interface Choice {
  ask: string;
  yes: Target;
  no: Target;
}
/** Another question, by its place, or the end. */
export type Target = { to: number } | { answer: string };

export interface Criterion {
  label: string;
  /** What a score looks like, where that is written. */
  looks: Readonly<Record<string, string>>;
}

export interface ChecklistBody {
  kind: 'checklist';
  items: string[];
}
export interface TreeBody {
  kind: 'tree';
  choices: Choice[];
}
export interface RubricBody {
  kind: 'rubric';
  scale: { score: number; word: string }[];
  criteria: Criterion[];
}
export type Body = ChecklistBody | TreeBody | RubricBody;

export interface Tool<B extends Body = Body> {
  id: string;
  name: string;
  /** As a sentence; may be empty. */
  useWhen: string;
  /** The tool of the library it is, or was copied from. */
  originId: string;
  body: B;
}

export const KIND_WORDS: Readonly<Record<ToolKind, { one: string; many: string }>> = {
  checklist: { one: 'Checklist', many: 'Checklists' },
  tree: { one: 'Decision tree', many: 'Decision trees' },
  rubric: { one: 'Rubric', many: 'Rubrics' },
};

/** "S-7 to S-3 working days" is how the calendar says it; people say it otherwise. */
const sayWhen = (when: string): string => when.replace(/^S-(\d+) to S-(\d+) working days$/, '$1 to $2 working days before your session');

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

export function libraryTools({ checklists, decision_trees, rubrics }: Pick<Library, 'checklists' | 'decision_trees' | 'rubrics'>): Tool[] {
  const lists = checklists.map(({ id, name, when, items }): Tool => {
    return { id, name, originId: id, useWhen: `Use it when: ${sayWhen(when)}`, body: { kind: 'checklist', items } };
  });
  const trees = decision_trees.map(({ id, name, start, nodes }): Tool => {
    const order = [start, ...Object.keys(nodes).filter((key) => key !== start)];
    const target = (words: string): Target => (words.startsWith('-> ') ? { answer: words.slice(3) } : { to: order.indexOf(words) });
    const choices = order.flatMap((key): Choice[] => {
      const node = nodes[key];
      return node ? [{ ask: node.ask, yes: target(node.if_yes), no: target(node.if_no) }] : [];
    });
    return { id, name, originId: id, useWhen: `It begins: ${choices[0]?.ask ?? ''}`, body: { kind: 'tree', choices } };
  });
  const ratings = rubrics.map(({ id, name, scale, criteria }): Tool => {
    const steps = Object.entries(scale).map(([score, word]) => ({ score: Number(score), word }));
    const lines = criteria.map(({ label = '', key: _, ...looks }): Criterion => ({ label, looks }));
    return {
      id,
      name,
      originId: id,
      useWhen: `It looks at: ${lines.map(({ label }) => lower(label)).join(', ')}`,
      body: { kind: 'rubric', scale: steps.sort((a, b) => a.score - b.score), criteria: lines },
    };
  });
  return [...lists, ...trees, ...ratings];
}

export interface Walked {
  asked: { ask: string; yes: boolean }[];
  /** The next question; null at the end. */
  ask: string | null;
  answer: string | null;
  /** Without what was said after the end. */
  path: string;
}

/** Where one is after these answers: 'y' and 'n', one for each question. */
export function walk({ choices }: TreeBody, path: string): Walked {
  const asked: Walked['asked'] = [];
  let at = choices[0];
  let taken = '';
  for (const said of path) {
    if (!at) break;
    const target: Target = said === 'y' ? at.yes : at.no;
    asked.push({ ask: at.ask, yes: said === 'y' });
    taken += said;
    if ('answer' in target) return { asked, ask: null, answer: target.answer, path: taken };
    at = choices[target.to];
  }
  return { asked, ask: at?.ask ?? null, answer: null, path: taken };
}

/** Which tool helps with a topic of the taxonomy; null: none fits well. */
const TOOLS_FOR: Readonly<Record<string, string>> = {
  feedback: 'cl-feedback',
  delegation: 'cl-handover',
  handovers: 'cl-handover',
  'stakeholder-expectations': 'cl-reset',
  decisions: 'dt-who-decides',
  'decision-rights': 'dt-who-decides',
  coaching: 'ru-coaching',
};

export const toolFor = (subTag: string | null): string | null => (subTag === null ? null : (TOOLS_FOR[subTag] ?? null));
