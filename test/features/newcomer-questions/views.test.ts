import * as views from '../../../src/features/newcomer-questions/views.ts';
import { QUESTION_MAX } from '../../../src/features/welcome/views-asks.ts';
import { checkDrawings } from '../../support/drawings.ts';

checkDrawings(({ name, text }) => ({
  messages: [['puzzle', views.puzzleMessage(name, text.slice(0, QUESTION_MAX))]],
  rows: [['question', views.puzzleRow('q', text.slice(0, 500), false)]],
}));
