/** The next round of an experiment: which line is the one change, and the copy from which it starts. */
import { z } from 'zod';
import { type Experiment, leadsOf, seesWhole } from '../../community/experiment.ts';
import { REFUSED } from '../../community/experiment-rules.ts';
import { findLooker } from '../../community/find-looker.ts';
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { showIn } from './commands-course.ts';
import { formalMatterIn } from './rules-formal.ts';
import { goneError, type Parts, type Service } from './service.ts';
import type { Designs } from './service-design.ts';
import type { Forms } from './service-forms.ts';
import type { Pages } from './service-page.ts';
import { changeModal, sayFormal } from './views-design.ts';

export function createRoundCommands({ deps }: Parts, service: Service, designs: Designs, forms: Forms, pages: Pages) {
  const nextRound = async (act: Act, id: string): Promise<Experiment> => {
    const before = await service.find(act, id);
    const looker = await findLooker(deps, act.teamId, act.userId, act.now);
    if (!before || !seesWhole(deps.privacy, looker, before)) throw goneError();
    await requireMember(deps, await requireLivingCommunity(deps, act.teamId, before.communityId), act.userId);
    const goesOn = ['idea', 'designed', 'running', 'result'].includes(before.state);
    if (goesOn && leadsOf(before).includes(act.userId))
      throw new UserError(REFUSED[before.state], 'A next round can start once this one is over.');
    return before;
  };
  const linesOf = ({ templateId, fields }: Experiment): { key: string; label: string }[] => {
    const asked = service.templateOf(templateId)?.fields.filter(({ type }) => type === 'text') ?? [];
    return asked.length > 0 ? asked : Object.keys(fields).map((key) => ({ key, label: key }));
  };

  const begin = async (act: ActionAct, id: string): Promise<Answer> => {
    const before = await nextRound(act, id);
    return showIn(act, changeModal(JSON.stringify({ i: deps.newId(), b: before.id }), before.title, linesOf(before)));
  };

  const submissions: Record<string, SubmissionHandler> = {
    'experiments:change': async (act) => {
      const { i, b } = readMetadata(z.object({ i: z.string(), b: z.string() }), act.metadata);
      const before = await nextRound(act, b);
      const key = typeof act.values.line === 'string' ? act.values.line : '';
      const text = typeof act.values.text === 'string' ? act.values.text.trim() : '';
      const max = service.templateOf(before.templateId)?.fields.find((field) => field.key === key)?.max ?? 300;
      if (text.length > max) return { errors: { text: `This is ${text.length} characters long; ${max} fit. Your text is still here.` } };
      const matter = formalMatterIn(text);
      const { settings } = await deps.communities.get(act.teamId, before.communityId);
      if (matter) return { errors: { text: sayFormal(matter, settings.formalContacts) } };
      const copied = await designs.copy(act, i, before, { key, text });
      // A template that the library has no more cannot be asked again: what was copied waits as an idea.
      if (!service.templateOf(copied.templateId))
        return { update: await pages.page(act, copied.id, '✓ Copied, as an idea.'), refreshHome: true };
      const isNext = leadsOf(before).includes(act.userId);
      const other = isNext ? leadsOf(before).find((lead) => lead !== act.userId) : undefined;
      const place = { ...forms.placeOf(copied), u: other ?? '', b: isNext ? (before.buddyId ?? '') : '' };
      return { update: await forms.draw(act, place), refreshHome: true };
    },
  };

  return { begin, submissions };
}

export type Rounds = ReturnType<typeof createRoundCommands>;
