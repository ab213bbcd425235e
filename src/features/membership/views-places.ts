/** What stewards read when the channel is gone. */
import type { Community } from '../../community/records.ts';
import type { Message } from '../../platform/slack/message.ts';
import { plainMessage } from '../../platform/slack/text.ts';

export type Silence = 'archived' | 'removed' | 'deleted';

/** Once, and how to mend it. */
export const silencedMessage = (community: Community, silence: Silence): Message => {
  const [what, mend] = {
    archived: ['was archived', 'Unarchive it, and I go on; or choose another channel with /rondo setup'],
    removed: ['no longer has me in it', 'Invite me again there, and I go on'],
    deleted: ['was deleted', 'Choose another channel with /rondo setup'],
  }[silence];
  return plainMessage(
    `The channel of ${community.name} ${what}, so I am silent there. ${mend}. What falls into the silence is not sent later.`,
  );
};
