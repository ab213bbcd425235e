/** Sessions as people meet them: the published calendar, moving one, the invitation and who comes. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createCommands } from './commands.ts';
import { createMoveCommands } from './commands-moves.ts';
import { createParts } from './service.ts';
import { createAnnouncing } from './service-announcing.ts';
import { createAnswers } from './service-answers.ts';
import { createCalendars } from './service-calendar.ts';
import { createLists } from './service-home.ts';
import { createMoves } from './service-moves.ts';
import { createPrivacyParts } from './service-privacy.ts';

export interface Sessions extends Contributions {
  /** Those who said that they come and still belong here, first comers first. */
  coming(session: Session): Promise<string[]>;
}

export function createSessions(deps: Deps): Sessions {
  const parts = createParts(deps);
  const announcing = createAnnouncing(parts);
  const answers = createAnswers(parts);
  const calendars = createCalendars(parts);
  const moves = createMoves(parts, announcing, answers, calendars);
  const lists = createLists(parts);
  const commands = createCommands(parts, answers, calendars, lists);
  const moveCommands = createMoveCommands(parts, moves);

  return {
    name: 'sessions',
    commands: commands.commands,
    actions: { ...commands.actions, ...moveCommands.actions },
    submissions: moveCommands.submissions,
    touches: createTouches(parts, { announcing, answers, calendars, moves }),
    asks: createAsks(answers),
    home: [lists.home],
    digest: [lists.digest],
    sent: { 'sessions.announce': announcing.posted, 'sessions.calendar': calendars.posted },
    notSent: {
      'sessions.announce': async ({ teamId, about }) => {
        if (about) await announcing.notPosted(teamId, about.id);
      },
      'sessions.calendar': calendars.notPosted,
    },
    sessionChanged: moves.changed,
    describe: { session: lists.describe },
    ...createPrivacyParts(parts, answers),
    coming: parts.shown.coming,
  };
}
