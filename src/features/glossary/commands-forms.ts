/** What is pressed and sent about terms. */
import { z } from 'zod';
import type { Item, ItemContent } from '../../community/item.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { keyOf, mayChange, readTerm } from './rules.ts';
import { sameWording } from './rules-clash.ts';
import type { Parts, Service } from './service.ts';
import type { Desk } from './service-desk.ts';
import type { Exchange } from './service-exchange.ts';
import type { Terms, Word } from './service-terms.ts';
import { termModal } from './views.ts';
import { importedModal } from './views-import.ts';
import { pageOf } from './views-list.ts';

const metadataSchema = z.object({ c: z.string().default(''), i: z.string().default(''), v: z.number().int().default(0) });

const readMetadata = (metadata: string): z.infer<typeof metadataSchema> => {
  const read = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
  if (!read.success) throw new UserError('This form is from an older version of me.', 'Type `/rondo glossary` again.');
  return read.data;
};

const textOf = (act: Pick<SubmissionAct, 'values'>, field: string): string => ([act.values[field] ?? ''].flat()[0] ?? '').trim();

export function createForms({ deps }: Parts, service: Service, terms: Terms, desk: Desk, exchange: Exchange) {
  const { library } = deps;

  const place = (act: ActionAct) => ({ ...readMetadata(act.modal?.metadata ?? ''), words: act.modal ? textOf(act.modal, 'words') : '' });

  const actions: Record<string, ActionHandler> = {
    'glossary:show': async (act) => desk.show(await service.requireTerm(act, act.value), act),
    'glossary:edit': async (act) => ({ open: await desk.changeForm(await service.requireTerm(act, act.value), act) }),
    'glossary:confirm': async (act) => ({ open: await desk.confirmForm(await service.requireTerm(act, act.value), act) }),
    'glossary:new': async (act) => ({ open: desk.newForm(await desk.requireIn(act, act.value), '') }),
    'glossary:read': async (act) => {
      const item = await service.requireTerm(act, act.value);
      await desk.requireIn(act, item.communityId);
      const now = await terms.read(item, act);
      const said = now.state === 'draft' ? 'Kept: you read it so, too.' : 'Kept. It is a term that we share now.';
      return desk.show(now, act, said);
    },
    'glossary:page': async (act) => {
      const { c, words } = place(act);
      return { update: (await desk.list(await desk.requireIn(act, c), act, Number(act.value) || 0, words)).modal };
    },
    'glossary:letter': async (act) => {
      const { c, words } = place(act);
      const community = await desk.requireIn(act, c);
      const { terms: shown } = await desk.list(community, act, 0, words);
      return { update: (await desk.list(community, act, pageOf(shown, act.value), words)).modal };
    },
  };

  const classOf = (act: SubmissionAct): TaxonomyClass | null =>
    library.taxonomy.map(({ id }) => id).find((id) => id === textOf(act, 'class')) ?? null;

  const keepChange = async (item: Item, content: ItemContent, base: number, act: SubmissionAct): Promise<Answer> => {
    if (!mayChange(item, act.userId)) return { errors: { title: 'It is read outside the community by now; only its author changes it.' } };
    const by = { userId: act.userId, now: act.now, what: textOf(act, 'what'), base };
    const outcome = await terms.change(item, content, by);
    if ('written' in outcome) return { update: termModal(await service.view(outcome.written, act), 'Kept.'), refreshHome: true };
    const theirs = `Somebody changed it meanwhile. Now it says: “${outcome.conflict.parts.definition ?? ''}” Yours is still below; make one of both.`;
    return { update: await desk.changeForm(outcome.conflict, act, content, [theirs]) };
  };

  const submissions: Record<string, SubmissionHandler> = {
    'glossary:list': async (act) => {
      const community = await desk.requireIn(act, readMetadata(act.metadata).c);
      return { update: (await desk.list(community, act, 0, textOf(act, 'words'))).modal };
    },
    'glossary:define': async (act) => {
      const community = await desk.requireIn(act, readMetadata(act.metadata).c);
      return { update: desk.newForm(community, readTerm(textOf(act, 'word'))) };
    },
    'glossary:keep': async (act) => {
      const { c, i, v } = readMetadata(act.metadata);
      const community = await desk.requireIn(act, c);
      const title = readTerm(textOf(act, 'title'));
      if (title === '') return { errors: { title: 'Write the word or name itself.' } };
      const item = i === '' ? null : await service.requireTerm(act, i);
      const twin = (await service.termsOf(community, act)).find((each) => each.id !== i && keyOf(each.title) === keyOf(title));
      if (twin) return { errors: { title: `“${twin.title}” is a term here already; \`/define\` shows it, and you can change it there.` } };
      const typed = Object.fromEntries(Object.keys(service.longest()).map((key) => [key, textOf(act, key)]));
      if (!typed.definition) return { errors: { definition: 'Say what it means here, in a sentence.' } };
      const parts = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
      const topicClass = classOf(act);
      if (topicClass === null) return { errors: { class: 'Choose one of the four.' } };
      const content = { title, parts, topicClass, subTags: item?.subTags ?? [] };
      if (item) return keepChange(item, { ...content, parts: { ...parts } }, v, act);
      const added = await terms.propose(community, content, act);
      return { update: termModal(await service.view(added, act), 'Proposed. Two others read it now.'), refreshHome: true };
    },
    'glossary:confirm': async (act): Promise<Answer> => {
      const { i, v } = readMetadata(act.metadata);
      const item = await service.requireTerm(act, i);
      const community = await desk.requireIn(act, item.communityId);
      const jobFunction = community.settings.functions[Number(textOf(act, 'function'))];
      if (jobFunction === undefined) return { errors: { function: 'Choose your function; the list has changed meanwhile.' } };
      if (item.version !== v) {
        const notice = 'The wording was changed a moment ago. Read it as it is now, and say so again.';
        return { update: await desk.confirmForm(item, act, [notice]) };
      }
      const [how, ours] = [textOf(act, 'word'), textOf(act, 'ours')];
      if (how === 'other' && ours === '') return { errors: { ours: 'Say what it means with you, in a sentence.' } };
      const word: Word = how === 'other' ? { is: 'other', definition: ours } : how === 'none' ? { is: 'none' } : { is: 'same' };
      await terms.speak(item, jobFunction, word, act);
      const differs = word.is === 'other' && !sameWording(ours, item.parts.definition ?? '');
      const said =
        word.is === 'none'
          ? `${jobFunction} says nothing about it now.`
          : differs
            ? 'Kept: both wordings stand side by side.'
            : `Kept: ${jobFunction} uses it so.`;
      return { update: termModal(await service.view(item, act), said), refreshHome: true };
    },
    'glossary:import': async (act) => {
      const community = await desk.requireIn(act, readMetadata(act.metadata).c);
      await deps.roles.requireSteward(community, act.userId, act.now);
      const imported = await exchange.importCsv(community, textOf(act, 'csv'), act);
      const [first] = imported.problems;
      const nothing = imported.added + imported.changed + imported.same === 0;
      if (nothing)
        return { errors: { csv: first ? `Nothing could be read. Line ${first.line}: ${first.reason}` : 'There is no term in it.' } };
      return { update: importedModal(imported), refreshHome: true };
    },
  };

  return { actions, submissions };
}
