/** What an experiment already says, put where a form asks for it. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import { DAY } from '../../platform/clock.ts';

/** The same thing in the fields of each template. */
const SITUATION = ['situation', 'routine', 'kind', 'problem', 'fit'] as const;
const CHANGE = ['instead', 'change', 'rule', 'try', 'adapt'] as const;
const EXPECTED = ['predict'] as const;

/** Which parts of which kind they fill. */
const SITUATION_PARTS: readonly string[] = ['use_when', 'conditions', 'setting', 'problem'];
const CHANGE_PARTS: readonly string[] = ['how', 'tried', 'did', 'used', 'dose'];
const RESULT_PARTS: readonly string[] = ['happened', 'came', 'result', 'measure'];

const VERDICT_BEGINS = { adopt: 'adopt', adapt: 'adapt', abandon: 'abandon', extend: 'extend' } as const;

type Tried = Pick<Experiment, 'title' | 'fields' | 'findings' | 'verdict' | 'startedAt' | 'resultAt'>;

export function prefillFrom(experiment: Tried, form: ItemForm): { title: string; parts: Record<string, string> } {
  const first = (keys: readonly string[]): string =>
    keys.map((key) => (experiment.fields[key] ?? '').trim()).find((text) => text !== '') ?? '';
  const findings = Object.entries(experiment.findings).filter(([, answer]) => answer.trim() !== '');
  const results = findings.map(([question, answer]) => `${question} ${answer}`).join('\n');
  const { verdict, startedAt, resultAt } = experiment;
  const days = startedAt !== null && resultAt !== null ? `${Math.max(0, Math.round((resultAt - startedAt) / DAY))}` : '';
  const fill = (key: string, options: readonly string[]): string => {
    if (key === 'decision') return options.find((one) => verdict !== null && one.toLowerCase().startsWith(VERDICT_BEGINS[verdict])) ?? '';
    if (key === 'expected') return first(EXPECTED);
    if (key === 'days_to_result') return days;
    if (SITUATION_PARTS.includes(key)) return first(SITUATION);
    if (CHANGE_PARTS.includes(key)) return first(CHANGE) || (key === 'tried' ? experiment.title : '');
    return RESULT_PARTS.includes(key) ? results : '';
  };
  const filled = form.parts.map(({ key, options }) => [key, fill(key, options)] as const).filter(([, text]) => text !== '');
  return { title: experiment.title, parts: Object.fromEntries(filled) };
}
