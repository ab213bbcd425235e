/** Being forgotten: it says what goes and what cannot. */
import { notice } from '../../community/form-views.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { input, option, plain, plainSection } from '../../platform/slack/text.ts';

export const forgetModal = (communities: readonly string[]): Modal => ({
  type: 'modal',
  callback_id: 'membership:forget-me',
  title: plain('Forget me', 24),
  submit: plain('Delete it all', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      `${communities.length > 0 ? `You leave ${communities.join(', ')}. ` : ''}Everything I store about you in this workspace is deleted: memberships, roles, texts, answers, settings. ` +
        'What stands in Slack channels stays there; copies and backups of the database may exist for a while. This cannot be undone. "What is stored about me" gives you a file first.',
    ),
    input('sure', 'Are you sure?', {
      type: 'checkboxes',
      action_id: 'sure',
      options: [option('Delete everything about me', 'yes')],
    }),
  ],
});

export const forgottenNotice = notice('membership:notice', 'Forgotten', 'It is deleted. If you write to me again, I shall not know you.');
