/** What those read in private for whom the round does not begin. Never whose list it was, never whether there was one. */
import type { Unplaced } from '../../community/matching.ts';
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, section } from '../../platform/slack/text.ts';

const propose = button('Propose a partner', 'proposals:open', { value: '' });

export function noneLetter(): Message {
  const text =
    'The coaching round does not begin this time: too few were there on its day. What you wrote stands in the form when the next one is called, and you can ask somebody to be your partner any time.';
  return { text, blocks: [section(text), actions(propose)] };
}

const WHY: Record<Unplaced['because'], string> = {
  hours: 'The coaching round begins without you this time: nobody in it shares two working hours a day with you. Wider hours would help.',
  nobody: 'The coaching round begins without you this time: nobody was left for you.',
};

export function unplacedLetter(communityId: string, because: Unplaced['because']): Message {
  const text = `${WHY[because]} You stay in: when somebody comes later or is free again, you hear with whom.`;
  return {
    text,
    blocks: [section(text), actions(propose, button('Coaching', 'rounds:page', { value: communityId, label: 'Open coaching' }))],
  };
}
