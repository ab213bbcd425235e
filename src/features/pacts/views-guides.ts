/** The eight guides, by dilemma; when to use one is read first. (practice 64, 65) */

import { joinWords } from '../../community/words.ts';
import type { Library, LibraryGuide } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { button, escapeText, plain, plainContext, plainSection, section, strong, truncate } from '../../platform/slack/text.ts';
import type { Whole } from './store.ts';
import { capital, manyOf } from './views-words.ts';

const TITLE = 'A guide for your talks';

/** The library says "when": one begins to read there. */
const whenOf = ({ use_when: when }: LibraryGuide): string => `When ${when}.`;

const guideBlocks = (guide: LibraryGuide, pairId: string, picked: boolean): Block[] => [
  plainSection(
    whenOf(guide),
    button('Look at it', 'pacts:look', { value: `${pairId} ${guide.id}`, label: `Look at it: ${guide.dilemma}` }),
  ),
  plainContext(`${picked ? '✓ Yours at present: ' : ''}${guide.dilemma}`),
];

export const guidesModal = ({ pair }: Whole, guides: readonly LibraryGuide[]): Modal => ({
  type: 'modal',
  callback_id: 'pacts:guides',
  private_metadata: pair.id,
  title: plain(TITLE, 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(
      `What is it about this time? Any of you may pick, and change it before each talk. Only the ${manyOf(pair)} of you see which.`,
    ),
    ...guides.flatMap((guide) => guideBlocks(guide, pair.id, guide.id === pair.guideId)),
  ],
});

/** Six phases with their minutes, and the first question of each. */
export const guideModal = ({ pair }: Whole, guide: LibraryGuide, { phases, total_minutes: total }: Library['coaching_frame']): Modal => ({
  type: 'modal',
  callback_id: 'pacts:guide',
  private_metadata: `${pair.id} ${guide.id}`,
  title: plain(TITLE, 24),
  submit: plain('Pick it', 24),
  close: plain('Back', 24),
  blocks: [
    strong(guide.dilemma),
    plainSection(whenOf(guide)),
    plainContext(
      `${total} minutes for one of you: ${joinWords(phases.map(({ id, minutes }) => `${capital(id)} ${minutes}`))}. Then you swap.`,
    ),
    ...phases.map(({ id, minutes, purpose }) =>
      section(
        `*${capital(id)}*, ${minutes} minutes: ${escapeText(purpose)}.\n${escapeText(truncate((guide.questions[id][0] ?? '').replace('{checkin_date}', 'our next date'), 300))}`,
      ),
    ),
  ],
});
