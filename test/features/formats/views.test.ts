import { withIds } from '../../../src/community/run-sheet-rules.ts';
import { stepModal } from '../../../src/community/run-sheet-views.ts';
import type { RunStep } from '../../../src/community/step.ts';
import { libraryFormats } from '../../../src/features/formats/rules.ts';
import { formatModal, listModal, wordsModal } from '../../../src/features/formats/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = libraryFormats(readStarterLibrary());

checkDrawings(({ name, text }) => {
  const step: RunStep = {
    minutes: 4,
    step: name.slice(0, 60),
    who: text.slice(0, 60),
    do: text.slice(0, 300),
    tools: ['groups'],
    groupSize: 12,
  };
  const steps = withIds(Array.from({ length: 20 }, () => step));
  const words = { name: name.slice(0, 40), purpose: text.slice(0, 200), effort: 240 };
  const own = { ...words, id: '01M6DQS9M0CQPW7VXM75YQS4GY', minutes: 75, kind: 'session' as const, off: '79 of 75 minutes: 4 too many' };
  const lists = { preparation: [text.slice(0, 300), text.slice(0, 300)], goesWrongWhen: [text.slice(0, 300)], lineage: text.slice(0, 300) };
  const format = { ...own, ...lists, basedOn: 'sf-case-clinic', steps };
  const view = { metadata: '{}', baseName: name, mayCopy: true, notice: text.slice(0, 300) };
  return {
    modals: [
      [
        'all formats',
        listModal({
          communityId: 'c',
          metadata: '{}',
          community: name,
          library,
          own: Array.from({ length: 20 }, () => own),
          notice: text.slice(0, 200),
        }),
      ],
      ['an own one', formatModal({ ...view, format, mayEdit: true, isReady: false })],
      ['one to read', formatModal({ ...view, format, mayEdit: false, isReady: true })],
      ['a copy', wordsModal({ metadata: '{}', words, copied: { name, minutes: 75 } })],
      ['a step', stepModal({ feature: 'formats', metadata: '{}', step, notice: text.slice(0, 300) })],
      ['a step with a tool', stepModal({ feature: 'formats', metadata: '{}', step: { ...step, tools: ['debrief'] }, notice: null })],
      ['a new step', stepModal({ feature: 'formats', metadata: '{}', step: null, notice: null })],
    ],
  };
});
