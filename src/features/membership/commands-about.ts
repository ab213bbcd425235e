/** "What is stored about me", shown and as a file. */
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';
import { aboutModal, fileComing } from './views-about.ts';

export function createAboutCommands({ deps, erasure }: Parts) {
  const show = async (act: Act): Promise<Answer> => ({ open: aboutModal(await erasure.storedAbout(act.teamId, act.userId)) });

  const sendFile = async (act: Act): Promise<Answer> => {
    const zone = (await deps.people.find(act.teamId, act.userId))?.zone ?? 'Etc/UTC';
    const today = toLocal(act.now, zone).date;
    await deps.outbox.file({
      teamId: act.teamId,
      key: `membership.about/${act.userId}/${act.now}`,
      touch: 'membership.about',
      whenUnsure: 'resend',
      channel: act.userId,
      filename: `about-me-${today}.md`,
      title: 'What is stored about you',
      content: await erasure.storedAbout(act.teamId, act.userId),
      comment: 'What is stored about you in this workspace. You asked for it; only you have it.',
    });
    return { reply: fileComing };
  };

  const commands: Command[] = [{ name: 'about-me', group: 'you', summary: 'See what is stored about you.', run: show }];
  const actions: Record<string, ActionHandler> = { 'membership:about': show, 'membership:about-file': sendFile };
  const submissions: Record<string, SubmissionHandler> = {};
  return { commands, actions, submissions };
}
