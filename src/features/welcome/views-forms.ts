/** The two short forms behind *Tell us*. */
import { functionInputs, levelInput } from '../../community/member-views.ts';
import type { Community, Level } from '../../community/records.ts';
import type { Slot } from '../../community/slot-rules.ts';
import { slotInputs } from '../../community/slot-views.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { input, option, plain, plainSection } from '../../platform/slack/text.ts';
import type { Interest } from './tables.ts';
import { hopeInput, shareInput } from './views-inputs.ts';

export interface Told {
  level: Level | null;
  hope: string;
  shared: boolean;
}

/** First view: the level is the only thing that must be chosen. */
export const tellModal = (community: Community, told: Told, metadata: string): Modal => ({
  type: 'modal',
  callback_id: 'welcome:tell',
  private_metadata: metadata,
  title: plain('You and this community', 24),
  submit: plain('Next', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`${community.name}. Two minutes. Your level is shown in totals only, and you can change it any time.`),
    input('level', 'How I take part', levelInput(told.level ?? 'member')),
    hopeInput(told.hope),
    shareInput(told.shared),
  ],
});

export const INTERESTS: readonly { value: Interest; label: string }[] = [
  { value: 'wants-mentor', label: 'I would like a mentor' },
  { value: 'offers-mentoring', label: 'I could mentor somebody' },
  { value: 'wants-coaching', label: 'I would like to coach each other in pairs' },
];

export interface More {
  jobFunction: string | null;
  levelBand: string | null;
  interests: readonly Interest[];
  slot: Slot | null;
  zoneName: string;
}

/** Second view: everything in it may stay empty; closing it keeps what the first one said. */
export const moreModal = (community: Community, more: More): Modal => {
  const options = INTERESTS.map((each) => option(each.label, each.value));
  const chosen = options.filter((each) => more.interests.some((interest) => interest === each.value));
  return {
    type: 'modal',
    callback_id: 'welcome:more',
    private_metadata: community.id,
    title: plain('A little more', 24),
    submit: plain('Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection('The first part is kept. Everything here may stay empty. Function and level band are shown in totals only.'),
      ...functionInputs(community, more),
      input(
        'interests',
        'I am interested',
        { type: 'checkboxes', action_id: 'interests', options, ...(chosen.length > 0 ? { initial_options: chosen } : {}) },
        { optional: true },
      ),
      ...slotInputs(more.slot, more.zoneName),
    ],
  };
};
