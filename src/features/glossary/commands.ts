/** `/define`, the glossary, and "Define this" on a message. */
import { requireMember } from '../../community/find-member.ts';
import type { Command, ShortcutHandler } from '../../platform/feature.ts';
import { findTerms, readTerm } from './rules.ts';
import { guessTerm, readMessage } from './rules-guess.ts';
import type { Parts, Service } from './service.ts';
import type { Desk } from './service-desk.ts';
import { termMessage } from './views.ts';
import { importModal } from './views-import.ts';
import { nearModal } from './views-list.ts';

/** Slack gives back no more of one input. */
export const LONGEST_IMPORT = 3000;

export function createCommands(
  { deps }: Parts,
  service: Service,
  desk: Desk,
): { commands: Command[]; shortcuts: Record<string, ShortcutHandler> } {
  const { communities, people, roles } = deps;

  const commands: Command[] = [
    {
      name: 'define',
      direct: '/define',
      group: 'week',
      usage: '[a word]',
      summary: 'See what a word means here, or define it; without a word: the whole glossary',
      run: async (act) => {
        const word = readTerm(act.typed);
        if (word === '') {
          const { community } = await communities.forAct(act);
          await requireMember(deps, community, act.userId);
          return { open: (await desk.list(community, act, 0, '')).modal };
        }
        const { hits, near } = findTerms(await service.readable(act, word), word);
        const [only, ...others] = hits;
        if (only && others.length === 0) return { reply: termMessage(await service.view(only, act)) };
        const some = [...hits, ...near];
        if (some.length > 0) {
          const here = await desk.communityOf(act);
          return { open: nearModal(here?.status === 'ended' ? '' : (here?.id ?? ''), word.slice(0, 200), await desk.listed(some)) };
        }
        const { community } = await communities.forAct(act);
        await requireMember(deps, community, act.userId);
        return { open: desk.newForm(community, word, [`“${word.slice(0, 200)}” is not a term here yet. Define it, or leave it.`]) };
      },
    },
    {
      name: 'glossary',
      group: 'community',
      usage: '[words | import]',
      summary: 'Read the words that we share, by letter or by search',
      run: async (act) => {
        const { community } = await communities.forAct(act);
        await requireMember(deps, community, act.userId);
        if (act.text.toLowerCase() !== 'import') return { open: (await desk.list(community, act, 0, act.typed)).modal };
        await roles.requireSteward(community, act.userId, act.now);
        return { open: importModal(community.id, LONGEST_IMPORT) };
      },
    },
  ];

  const shortcuts: Record<string, ShortcutHandler> = {
    define_this: async (act) => {
      const { community } = await communities.forAct(act);
      await requireMember(deps, community, act.userId);
      await service.begin(community, act.now);
      const text = act.message?.text ?? '';
      const author = act.message?.authorId ? await people.find(act.teamId, act.message.authorId) : null;
      // Words of a guest or of somebody elsewhere are not ours to keep, nor to suggest: she types the term herself.
      if (author?.kind !== 'person') {
        const whose = 'Whoever wrote this message is a guest or not from here: nothing of it is kept. Type the word yourself.';
        return { open: desk.newForm(community, '', [whose], readMessage(text) || null) };
      }
      return { open: desk.newForm(community, guessTerm(text), [], readMessage(text) || null) };
    },
  };

  return { commands, shortcuts };
}
