/** What people do on the day: say that they are here, open the console, correct the list. */
import { requireMember } from '../../community/find-member.ts';
import { belongs } from '../../community/member-rules.ts';
import { joinWords } from '../../community/words.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answered, SubmissionHandler } from '../../platform/feature.ts';
import { createLeading } from './commands-lead.ts';
import type { Parts } from './service.ts';
import { type Facts, isPast } from './service-days.ts';
import { arrivedMessage, hereAlready } from './views.ts';
import { consoleModal } from './views-console.ts';
import { whoModal } from './views-people.ts';

export function createCommands(parts: Parts) {
  const { deps, days, consoles, steps, attendance } = parts;

  /** As the clock has it at this instant, also where no tick has come by yet. */
  const fresh = async (act: Act, sessionId: string): Promise<Facts> => steps.settle(await days.get(act.teamId, sessionId, act.now));

  async function requireLeader(facts: Facts, userId: string, others: readonly (string | null)[] = []): Promise<void> {
    if (facts.leaders.includes(userId) || others.includes(userId)) return;
    const { community, leaders } = facts;
    // Nobody leads: a steward may help the clock along.
    if (leaders.length === 0) return deps.roles.requireSteward(community, userId, facts.now);
    const names = joinWords(await days.names(facts, leaders));
    throw new NotAllowedError(
      `${names} ${leaders.length === 1 ? 'leads' : 'lead'} this session.`,
      'You can say "I am here" in the channel.',
    );
  }

  const here = async (act: ActionAct): Answered => {
    const facts = await fresh(act, act.value);
    const { community, session, day } = facts;
    await requireMember(deps, community, act.userId);
    if (session.status === 'cancelled') throw new UserError('This session does not take place.', '`/rondo agenda` shows what comes next.');
    if (isPast(facts))
      throw new UserError('The session is over.', 'If you were there, tell whoever led it: until the notes are out you can be added.');
    if (day.doorsAt === null) throw new UserError('The doors are not open yet.', 'They open ten minutes before the session begins.');
    const before = facts.here.find(({ userId }) => userId === act.userId);
    if (before) return { reply: hereAlready(before.at, community.zone) };
    const now = await steps.joined(await attendance.add(facts, act.userId));
    const sentences = await steps.sentencesFor(now, act.userId);
    await attendance.show(now);
    return { reply: arrivedMessage(now.here.length + day.unnamed, sentences) };
  };

  const open = async (act: ActionAct): Answered => {
    const facts = await fresh(act, act.value);
    await requireLeader(facts, act.userId);
    return { open: consoleModal(await consoles.viewOf(facts)) };
  };

  const who = async (act: ActionAct): Answered => {
    const facts = await days.get(act.teamId, act.value, act.now);
    await requireLeader(facts, act.userId, [facts.session.scribeId]);
    const ids = facts.here.map(({ userId }) => userId);
    const names = await days.names(facts, ids);
    return {
      open: whoModal({
        sessionId: facts.session.id,
        here: ids.map((userId, at) => ({ userId, name: names[at] ?? '' })),
        count: ids.length + facts.day.unnamed,
        forgotten: facts.day.forgottenAt !== null,
      }),
    };
  };

  const keepList: SubmissionHandler = async (act) => {
    const facts = await days.get(act.teamId, act.metadata, act.now);
    await requireLeader(facts, act.userId, [facts.session.scribeId]);
    if (facts.day.forgottenAt !== null)
      return { errors: { people: 'The notes are out, so the names are gone. The number stays as it is.' } };
    const { people } = act.values;
    const wanted = Array.isArray(people) ? people : [];
    const strangers: string[] = [];
    for (const userId of wanted) if (!belongs(await deps.members.find(act.teamId, facts.community.id, userId))) strangers.push(userId);
    if (strangers.length > 0) {
      const names = joinWords(await days.names(facts, strangers));
      return {
        errors: { people: `${names} ${strangers.length === 1 ? 'is' : 'are'} not in ${facts.community.name}; only members are counted.` },
      };
    }
    await attendance.correct(facts.session, wanted, act.now);
    return {};
  };

  return {
    actions: { 'session-days:here': here, 'session-days:open': open, 'session-days:who': who, ...createLeading(parts, requireLeader) },
    submissions: { 'session-days:who': keepList },
  };
}
