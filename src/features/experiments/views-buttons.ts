/** What a lead can do with an experiment, by its state; and what anybody can who may read it. */
import type { Button } from '@slack/types';
import type { ExperimentState } from '../../community/experiment.ts';
import { button } from '../../platform/slack/text.ts';

export interface ButtonView {
  id: string;
  role: 'owner' | 'partner' | 'reader';
  canReadAll: boolean;
  experimentState: ExperimentState;
  /** It ran at least once: it counts, and is not deleted. */
  hasRun: boolean;
  /** The other lead has not said yes. */
  waitsForYes: boolean;
}

const stop = (id: string): Button =>
  button('Stop', 'experiments:stop', {
    value: id,
    style: 'danger',
    confirm: {
      title: 'Stop it early?',
      text: 'I ask nothing more about it. What you wrote stays, and it can run again any time.',
      yes: 'Stop it',
      no: 'Let it be',
    },
  });

const remove = (id: string): Button =>
  button('Delete it', 'experiments:remove', {
    value: id,
    style: 'danger',
    confirm: { title: 'Delete it for good?', text: 'What you wrote goes, and nothing of it is kept.', yes: 'Delete it', no: 'Keep it' },
  });

const OVER: readonly ExperimentState[] = ['decided', 'shared', 'reused', 'parked', 'stopped', 'closed'];

function ownButtons({ id, role, experimentState: state, hasRun, waitsForYes }: ButtonView): Button[] {
  const isOwner = role === 'owner';
  const park = button('Park', 'experiments:park', { value: id });
  const again = button('Run again', 'experiments:again', { value: id, style: 'primary' });
  const edit = (label: string) => (isOwner ? [button(label, 'experiments:edit', { value: id })] : []);
  const drop = isOwner && !hasRun ? [remove(id)] : [];
  switch (state) {
    case 'idea':
      return isOwner ? [button('Design it', 'experiments:edit', { value: id, style: 'primary' }), ...drop] : [];
    case 'designed':
      return [
        ...(waitsForYes ? [] : [button('Start', 'experiments:start', { value: id, style: 'primary' })]),
        button('Another day', 'experiments:day', { value: id }),
        ...edit('Edit the design'),
        park,
        stop(id),
      ];
    case 'running':
      return [
        button('Answer the checkpoint', 'checkpoints:answer', { value: id, style: 'primary' }),
        button('Record the result', 'results:enter', { value: id }),
        park,
        stop(id),
      ];
    case 'result':
      return [button('Decide', 'results:decide', { value: id, style: 'primary' })];
    case 'parked':
      return [again, stop(id), ...drop];
    case 'stopped':
      return [again, ...drop];
    default:
      return [];
  }
}

const BUTTONS_PER_BLOCK = 25;

/** Several capabilities may offer the same thing: it stands there once. The same act on another thing gets an id of its own. */
export function uniqueButtons(buttons: readonly Button[]): Button[] {
  const idOf = ({ action_id: actionId = '' }: Button): string => actionId.split('#')[0] ?? '';
  const isFirst = (one: Button, at: number): boolean =>
    buttons.findIndex((each) => idOf(each) === idOf(one) && each.value === one.value) === at;
  const kept = buttons.filter(isFirst).slice(0, BUTTONS_PER_BLOCK);
  const isTaken = (one: Button, at: number): boolean => kept.findIndex((each) => each.action_id === one.action_id) !== at;
  return kept.map((one, at) => (isTaken(one, at) ? { ...one, action_id: `${idOf(one)}#${at}` } : one));
}

export function courseButtons(view: ButtonView): Button[] {
  const isLead = view.role !== 'reader';
  const goesOn = OVER.includes(view.experimentState) && view.canReadAll;
  return [
    ...(isLead ? ownButtons(view) : []),
    ...(goesOn ? [button(isLead ? 'Next round' : 'Try it, too', 'experiments:from', { value: `experiment/${view.id}` })] : []),
    ...(view.experimentState === 'idea' ? [] : [button('Its trail', 'trails:open', { value: `experiment/${view.id}` })]),
  ];
}
