/** Pausing and coming back. */
import { splitValue } from '../../community/button-value.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { isPauseLength, type PauseLength, readPauseLength } from './rules.ts';
import type { Parts } from './service.ts';
import type { Belonging } from './service-mine.ts';
import { pausedMessage, pauseQuestion, resumedMessage } from './views-pause.ts';

const communitiesOf = (mine: readonly Belonging[]) => mine.map(({ community }) => community);
/** '' for all of hers. */
const onlyId = (mine: readonly Belonging[]): string => (mine.length === 1 ? (mine[0]?.community.id ?? '') : '');

export function createPauseCommands({ mine, pauses }: Parts) {
  const askHowLong = async (act: Act, communityId: string): Promise<Answer> => {
    const meant = await mine.meant(act, communityId);
    return { reply: pauseQuestion(communitiesOf(meant), onlyId(meant)) };
  };

  const pause = async (act: Act, communityId: string, length: PauseLength): Promise<Answer> => {
    const meant = await mine.meant(act, communityId);
    const paused = await Promise.all(meant.map(({ community, member }) => pauses.pause(community, member, length, act.now)));
    return { reply: pausedMessage(communitiesOf(meant), paused[0]?.pausedUntil ?? null, onlyId(meant)), refreshHome: true };
  };

  const resume = async (act: Act, communityId: string): Promise<Answer> => {
    const paused = (await mine.meant(act, communityId)).filter(({ member }) => member.status === 'paused');
    if (paused.length === 0) return { reply: { text: 'Nothing of yours is paused.' }, refreshHome: true };
    for (const { community, member } of paused) await pauses.resume(community, member, act.now);
    return { reply: resumedMessage(communitiesOf(paused)), refreshHome: true };
  };

  const commands: Command[] = [
    {
      name: 'pause',
      usage: '[2 weeks | 4 weeks | until I say]',
      group: 'you',
      summary: 'Hear nothing from me for a while.',
      run: async (act) => {
        const length = readPauseLength(act.text);
        if (length) return pause(act, '', length);
        if (act.text !== '')
          throw new UserError('That is not a pause I know.', 'For example `/rondo pause 2 weeks`, or `/rondo pause until I say`.');
        return askHowLong(act, '');
      },
    },
    { name: 'resume', group: 'you', summary: 'End your pause.', run: (act) => resume(act, '') },
  ];

  const actions: Record<string, ActionHandler> = {
    // Under messages the value is the touch that came, in Home the community.
    'membership:pause': (act) => askHowLong(act, act.value),
    'membership:pause-for': async (act) => {
      const { communityId, other } = splitValue(act.value);
      if (!isPauseLength(other)) throw new UserError('That button is too old for me.', '`/rondo pause` asks again.');
      const answer = await pause(act, communityId, other);
      // The question was a message only she saw: the answer takes its place.
      return act.message ? { ...(answer.reply ? { replace: answer.reply } : {}), refreshHome: true } : answer;
    },
    'membership:resume': (act) => resume(act, act.value),
  };

  const submissions: Record<string, SubmissionHandler> = {};
  return { commands, actions, submissions };
}
