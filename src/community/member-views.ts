/** How a member takes part and what she says about her work: words and fields. */
import type { RadioButtons } from '@slack/types';
import type { Block } from '../platform/slack/message.ts';
import { input, option, plain } from '../platform/slack/text.ts';
import { selectListed } from './form-views.ts';
import type { Obstacle } from './member-rules.ts';
import type { Community, Level, Member } from './records.ts';

export const LEVELS: Record<Level, { name: string; promise: string }> = {
  reader: { name: 'Reader', promise: 'I read along: the channel, no direct messages' },
  member: { name: 'Member', promise: 'I come when the topic fits: one message a week at most' },
  core: { name: 'Core', promise: 'I come as a member does, and take a role at times' },
};

export const sayObstacle = (obstacle: Obstacle, name: string): string =>
  ({
    unknown: 'Slack does not tell me who that is.',
    bot: `${name} is an app, and apps cannot be members.`,
    stranger: `${name} belongs to another organisation. What is said here stays in this workspace, so only people of this workspace can be members.`,
    deactivated: `${name} is deactivated in Slack and cannot be a member.`,
  })[obstacle];

export const levelInput = (current: Level | null): RadioButtons => {
  const options = (Object.keys(LEVELS) as Level[]).map((level) => option(LEVELS[level].name, level, LEVELS[level].promise));
  const chosen = options.find((each) => each.value === current);
  return { type: 'radio_buttons', action_id: 'level', options, ...(chosen ? { initial_option: chosen } : {}) };
};

export const functionInputs = (community: Community, member: Pick<Member, 'jobFunction' | 'levelBand'>): Block[] => {
  const { functions, levelBands } = community.settings;
  const free = (field: string, current: string | null, example: string) => ({
    type: 'plain_text_input' as const,
    action_id: field,
    max_length: 60,
    placeholder: plain(example, 150),
    ...(current ? { initial_value: current } : {}),
  });
  const { jobFunction, levelBand } = member;
  return [
    input(
      'jobFunction',
      'My function',
      functions.length > 0
        ? selectListed('jobFunction', functions, jobFunction, 'Choose')
        : free('jobFunction', jobFunction, 'Engineering'),
      { optional: true },
    ),
    input(
      'levelBand',
      'My level band',
      levelBands.length > 0 ? selectListed('levelBand', levelBands, levelBand, 'Choose') : free('levelBand', levelBand, 'Team lead'),
      { optional: true },
    ),
  ];
};
