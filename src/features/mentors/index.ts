/** Who offers to mentor, who would like a mentor, and who is asked in which order. (practice row 69) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createTouches } from './agenda.ts';
import { createActions, createCommand, type Services } from './commands.ts';
import { createSubmissions } from './commands-forms.ts';
import { createParts, type Others } from './service.ts';
import { createAsking } from './service-asking.ts';
import { createChanges } from './service-changes.ts';
import { createList } from './service-list.ts';
import { createNominating } from './service-nominating.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';

export function createMentors(deps: Deps, others: Others): Contributions {
  const parts = createParts(deps, others);
  const list = createList(parts);
  const asking = createAsking(parts, list);
  const nominating = createNominating(parts);
  const services: Services = { list, asking, nominating, pages: createPages(parts, list) };
  return {
    name: 'mentors',
    commands: [createCommand(parts, services)],
    actions: createActions(parts, services),
    submissions: createSubmissions(parts, services),
    touches: createTouches(asking, nominating),
    home: services.pages.home,
    sent: asking.sent,
    notSent: asking.notSent,
    ...createChanges(parts, asking),
    ...createPrivacyParts(parts),
  };
}
