/** What people read about projects: the page, the list, a row on Home. Everyone in the community sees all of it. */
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, plain, plainContext, plainSection, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { IdeaKind, ProjectState } from './rules.ts';

export interface ProjectView {
  id: string;
  title: string;
  aim: string;
  sponsor: string;
  state: ProjectState;
  leads: string;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
  outcome: string | null;
  /** Title null: she may not see which. Null: none is linked yet. */
  leadership: { id: string; title: string | null; kind: IdeaKind | null } | null;
  /** Newest first. */
  progress: readonly { onDate: LocalDate; done: string; stuck: string; next: string }[];
  /** She writes in it. */
  isLead: boolean;
}

export const IDEA_WORDS: Readonly<Record<IdeaKind, string>> = {
  'decision-rule': 'A rule for who decides',
  'hand-over': 'Handing something over',
  accountability: 'Who answers for what',
};
const MONTHS_SHOWN = 6;

export const MISSING =
  'Which leadership experiment runs in it? None is linked yet: a rule for who decides, a hand-over, or who answers for what.';

const leadershipLine = (leadership: NonNullable<ProjectView['leadership']>): string => {
  const kind = leadership.kind === null ? 'Leadership experiment' : `Leadership experiment (${IDEA_WORDS[leadership.kind].toLowerCase()})`;
  return leadership.title === null ? `${kind}: its leads have not shown it yet.` : `${kind}: ${leadership.title}`;
};

const leadershipBlocks = ({ id, leadership, isLead, state }: ProjectView): Block[] => {
  const mayWrite = isLead && state === 'running';
  if (leadership === null) {
    return [
      plainSection(MISSING),
      ...(mayWrite
        ? [
            actions(
              button('Link one of mine', 'projects:link', { value: id, style: 'primary' }),
              button('Design one', 'experiments:from', { value: '' }),
            ),
          ]
        : []),
    ];
  }
  return [
    plainSection(
      leadershipLine(leadership),
      leadership.title === null
        ? undefined
        : button('Open it', 'experiments:open', { value: leadership.id, label: truncate(`Open ${leadership.title}`, 75) }),
    ),
  ];
};

const progressBlocks = ({ progress, state }: ProjectView): Block[] => {
  if (progress.length === 0) return state === 'running' ? [context('The first three lines come after a month.')] : [];
  return progress
    .slice(0, MONTHS_SHOWN)
    .map(({ onDate, done, stuck, next }) =>
      plainSection(
        [formatDate(onDate, true), `Done: ${done}`, `Stuck: ${stuck || '–'}`, `Next: ${next}`]
          .map((line) => truncate(line, 700))
          .join('\n'),
      ),
    );
};

const buttonsOf = ({ id }: ProjectView): Button[] => [
  button('Write three lines', 'projects:progress', { value: id }),
  button('Log a decision', 'decisions:log', { value: id }),
  button('Close the project', 'projects:close', { value: id }),
];

export function pageModal(project: ProjectView, notice: string | null = null): Modal {
  const { title, aim, sponsor, leads, startedOn, endedOn, outcome, isLead, state } = project;
  const ended = endedOn === null ? '' : `${state === 'done' ? 'Done' : 'Stopped'} on ${formatDate(endedOn, true)}.`;
  return {
    type: 'modal',
    callback_id: 'projects:page',
    title: plain('Project', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      strong(truncate(title, 150)),
      plainSection([`Aim: ${aim}`, `Who needs to see it: ${sponsor}`].map((line) => truncate(line, 500)).join('\n')),
      plainContext(
        truncate(`Led by ${leads}, since ${formatDate(startedOn, true)}. ${ended}`, 400),
        'Everyone in the community reads this page.',
      ),
      ...(outcome === null ? [] : [plainSection(`What came of it: ${outcome}`)]),
      ...leadershipBlocks(project),
      ...progressBlocks(project),
      ...(isLead && state === 'running' ? [actions(...buttonsOf(project))] : []),
    ],
  };
}

/** The newest line in a few words. */
const newest = ({ progress }: ProjectView): string => {
  const [last] = progress;
  return last ? `Next: ${truncate(last.next, 120)}` : 'The first three lines come after a month.';
};

export const projectRow = (project: ProjectView): Block[] => [
  plainSection(
    `Project “${truncate(project.title, 100)}”: ${truncate(project.aim, 150)}\nFor ${truncate(project.sponsor, 100)} to see. ${newest(project)}`,
    button('Open', 'projects:open', { value: project.id, label: truncate(`Open the project ${project.title}`, 75) }),
  ),
];

export function listModal(running: readonly ProjectView[], pilots: readonly { id: string; title: string }[]): Modal {
  const none = 'No project runs at the moment. A project grows from a pilot of two teams that both leads agreed to.';
  return {
    type: 'modal',
    callback_id: 'projects:list',
    title: plain('Projects', 24),
    close: plain('Close', 24),
    blocks: [
      ...(running.length === 0 ? [plainSection(none)] : running.slice(0, 20).flatMap(projectRow)),
      ...pilots
        .slice(0, 10)
        .map(({ id, title }) =>
          plainSection(
            `Your pilot “${truncate(title, 150)}” could become one.`,
            button('Make it a project', `projects:start#${id}`, { value: id, label: truncate(`Make ${title} a project`, 75) }),
          ),
        ),
      ...(running.length + pilots.length === 0 ? [actions(button('Design a pilot', 'experiments:from', { value: '' }))] : []),
    ],
  };
}

/** On the page of the pilot or of the leadership experiment. */
export const grownLine = (title: string): string => `This pilot has become the project “${truncate(title, 100)}”.`;
export const runsInLine = (title: string): string => `Runs in the project “${truncate(title, 100)}”.`;
