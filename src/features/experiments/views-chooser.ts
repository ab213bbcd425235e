/** Which template: each begins with when to use it, one tap each. */
import type { LibraryExperiment } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, quote, section, truncate } from '../../platform/slack/text.ts';
import { sayLength } from './rules.ts';

export interface ChooserView {
  communityId: string;
  community: string;
  /** Others she is in; to move there. */
  others: readonly { id: string; name: string }[];
  templates: readonly LibraryExperiment[];
  /** `<refkind>/<refid>` or ''. */
  origin: string;
  /** What it starts from: a step, a session; '' = nothing. */
  words: string;
}

const PROMISE = 'One change, tried for two to four weeks, with a prediction written beforehand. Fifteen minutes to design.';
const whoSees = (community: string): Block =>
  plainContext(`In ${community}. Who sees it is yours to choose; until it is designed, nobody but you.`);

export const chooserModal = (view: ChooserView): Modal => ({
  type: 'modal',
  callback_id: 'experiments:chooser',
  title: plain('Your experiment', 24),
  close: plain('Not now', 24),
  blocks: [
    section(PROMISE),
    ...(view.words === '' ? [] : [quote(view.words)]),
    ...view.templates.map(({ id, name, use_when: useWhen, days }) =>
      plainSection(
        `Use it when ${useWhen}.\n${name} · ${sayLength(days)}`,
        button('Design it', `experiments:choose#${id}`, { value: `${view.communityId}|${id}|${view.origin}`, label: `Design: ${name}` }),
      ),
    ),
    whoSees(view.community),
    ...(view.others.length === 0
      ? []
      : [
          actions(
            ...view.others
              .slice(0, 10)
              .map(({ id, name }) => button(`In ${name} instead`, `experiments:elsewhere#${id}`, { value: `${id}|${view.origin}` })),
          ),
        ]),
  ],
});

/** The same for somebody who typed what she would like to try: her words are kept in the form. */
export const typedModal = ({ communityId, community, templates }: ChooserView, typed: string): Modal => ({
  type: 'modal',
  callback_id: 'experiments:typed',
  private_metadata: communityId,
  title: plain('Your experiment', 24),
  submit: plain('Go on', 24),
  close: plain('Not now', 24),
  blocks: [
    section(PROMISE),
    input('title', 'What are you trying, in a few words?', {
      type: 'plain_text_input',
      initial_value: truncate(typed, 3000),
      placeholder: plain('Ask twice before I answer', 150),
    }),
    input('template', 'Use it when …', {
      type: 'radio_buttons',
      options: templates.map(({ id, name, use_when: useWhen }) => option(useWhen, id, name)),
    }),
    whoSees(community),
  ],
});
